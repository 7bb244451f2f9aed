namespace Interleave.Xunit.Reporting;

/// <summary>Some schedule of the test shows a bug.</summary>
/// <param name="message">The rendered finding and how to replay it.</param>
/// <param name="frames">The frames of the failing schedule's code.</param>
internal sealed class FindingException(string message, string frames) : ReportedException(message, frames), IAssertionException;
