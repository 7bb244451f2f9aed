namespace Interleave.Xunit.Reporting;

/// <summary>The tester contradicted itself.</summary>
/// <param name="message">What was expected and what was seen.</param>
internal sealed class EngineBugException(string message) : ReportedException(message);
