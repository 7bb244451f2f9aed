namespace Interleave.Trace;

/// <summary>The finding that a schedule file shows, so that a replay can be compared with it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">One line.</param>
/// <param name="Place">Where.</param>
public sealed record ScheduleFinding(FindingKind Kind, string Message, string Place);
