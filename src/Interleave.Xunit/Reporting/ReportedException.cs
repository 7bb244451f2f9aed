namespace Interleave.Xunit.Reporting;

/// <summary>
/// What a systematic test fails with. Its stack trace shows code of the test or nothing: the frames of the tester,
/// where it was thrown, would tell nobody anything.
/// </summary>
/// <param name="message">The message.</param>
/// <param name="frames">Frames of the code under test, innermost first, as a stack trace has them.</param>
internal abstract class ReportedException(string message, string frames = "") : Exception(message)
{
    public override string StackTrace => frames;
}
