namespace Interleave;

/// <summary>A live figure, reported a few times a second from one thread.</summary>
/// <param name="Schedules">Executions so far.</param>
/// <param name="Target">Executions at most.</param>
/// <param name="Steps">Scheduling points so far.</param>
/// <param name="Findings">Distinct findings so far.</param>
/// <param name="Elapsed">Real time so far.</param>
public readonly record struct ExplorationProgress(long Schedules, long Target, long Steps, int Findings, TimeSpan Elapsed);
