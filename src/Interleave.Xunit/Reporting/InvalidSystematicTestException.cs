namespace Interleave.Xunit.Reporting;

/// <summary>The test cannot be run as it is declared or as the environment asks; nothing was explored.</summary>
/// <param name="message">What is wrong and what to do instead.</param>
internal sealed class InvalidSystematicTestException(string message) : ReportedException(message);
