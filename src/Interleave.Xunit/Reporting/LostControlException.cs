namespace Interleave.Xunit.Reporting;

/// <summary>Something the test did escaped control; no verdict on its code.</summary>
/// <param name="message">Names the call and says what to do.</param>
internal sealed class LostControlException(string message) : ReportedException(message);
