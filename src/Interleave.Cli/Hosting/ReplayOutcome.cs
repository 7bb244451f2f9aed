namespace Interleave.Cli.Hosting;

/// <summary>How a replay went.</summary>
/// <param name="Report">The last execution.</param>
/// <param name="Finding">What it showed; null for nothing.</param>
/// <param name="Times">How often it was replayed.</param>
/// <param name="IsSame">Whether it showed what was recorded.</param>
/// <param name="Problem">How it differed from the record; null when it did not.</param>
/// <param name="ExitCode">2 the finding again, 0 nothing, 1 it diverged because the code changed, 3 it diverged without reason.</param>
internal sealed record ReplayOutcome(ExplorationReport Report, Finding? Finding, int Times, bool IsSame, string? Problem, int ExitCode);
