using Interleave.Runtime;

namespace Interleave;

/// <summary>Explores the interleavings of a test, or replays one of them.</summary>
public static class Exploration
{
    /// <summary>Explores until the budget ends, the strategy is exhausted, or (by default) a finding is made.</summary>
    /// <param name="target">The test.</param>
    /// <param name="options">Budget, seed, strategy.</param>
    /// <param name="progress">Told a few times a second; null for nobody.</param>
    /// <param name="cancellation">Stops early; what was found is kept.</param>
    /// <returns>What was done and found.</returns>
    /// <exception cref="ArgumentException">An option is out of range or the strategy is unknown; nothing has run.</exception>
    public static ExplorationReport Run(
        ITestTarget target,
        ExplorationOptions options,
        IProgress<ExplorationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        using var session = new ExplorationSession(target, options);
        ConsoleCapture.Acquire();
        try
        {
            return session.Run(progress, cancellation);
        }
        finally
        {
            ConsoleCapture.Release();
        }
    }

    /// <summary>Runs one recorded schedule again, checking every step against the record.</summary>
    /// <param name="target">The same test.</param>
    /// <param name="schedule">The record.</param>
    /// <returns>A report over one execution, with everything it shows as findings; <see cref="ExplorationReport.Defect"/> says where it diverged, if it did.</returns>
    public static ExplorationReport Replay(ITestTarget target, RecordedSchedule schedule)
    {
        using var worker = new ExplorationWorker(target, 0, pin: true);
        ConsoleCapture.Acquire();
        try
        {
            long started = Environment.TickCount64;
            ReplayResult result = worker.OnOwnThread(() => worker.Replay(schedule, trace: true));
            return new ExplorationReport
            {
                Schedules = 1,
                DistinctSchedules = 1,
                Decisions = result.Decisions.Count,
                Steps = result.Steps,
                Switches = result.Switches,
                Elapsed = TimeSpan.FromMilliseconds(Environment.TickCount64 - started),
                Findings = result.Findings,
                Uncontrolled = result.Outcome == ExecutionOutcome.Uncontrolled ? result.Message : null,
                Defect = result.Divergence ?? (result.Outcome == ExecutionOutcome.EngineDefect ? result.Message : null),
            };
        }
        finally
        {
            ConsoleCapture.Release();
        }
    }
}
