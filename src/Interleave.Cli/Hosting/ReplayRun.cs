using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Cli.Hosting;

/// <summary>Replays a schedule file and judges whether it showed again what it was recorded for.</summary>
/// <param name="target">The test, its assemblies known.</param>
/// <param name="file">The record.</param>
internal sealed class ReplayRun(ITestTarget target, ScheduleFile file)
{
    /// <summary>What changed in the code since the record; null when nothing did.</summary>
    internal string? Changes { get; } = file.Changes(target.Assemblies);

    /// <summary>Replays it a number of times, stopping at the first that does not show the recorded finding.</summary>
    internal ReplayOutcome Run(int times, CancellationToken cancellation)
    {
        RecordedSchedule schedule = ScheduleInput.Bind(file, target.Assemblies);
        ExplorationReport? first = null;
        for (int done = 1; ; done++)
        {
            ExplorationReport report = Exploration.Replay(target, schedule);
            first ??= report;
            bool same = Problem(report) is null;
            if (!same || done == times || cancellation.IsCancellationRequested)
            {
                return Outcome(same ? first : report, done);
            }
        }
    }

    private ReplayOutcome Outcome(ExplorationReport report, int times)
    {
        string? problem = Problem(report);
        Finding? finding = Shown(report);
        bool same = finding is not null && IsRecorded(finding);
        int exitCode = same ? ExitCode.BugFound : problem is null ? ExitCode.NoBug : Changes is null ? Unchanged(report) : Changed(report);
        return new ReplayOutcome(report, finding, times, same, problem, exitCode);
    }

    /// <summary>The same code must do the same again, unless something escapes control.</summary>
    private static int Unchanged(ExplorationReport report) =>
        report.Defect is null && report.Uncontrolled is not null ? ExitCode.Input : ExitCode.EngineDefect;

    /// <summary>Other code may do as it likes: what it showed is told as it is.</summary>
    private static int Changed(ExplorationReport report) =>
        report.Defect is not null || report.Uncontrolled is not null ? ExitCode.Input
        : report.Findings.Count > 0 ? ExitCode.BugFound : ExitCode.NoBug;

    /// <summary>How a replay differs from the record; null when it showed the same.</summary>
    private string? Problem(ExplorationReport report)
    {
        Finding? finding = Shown(report);
        return (report.Defect, report.Uncontrolled) switch
        {
            ({ } defect, _) => defect,
            (_, { } uncontrolled) => uncontrolled,
            _ when finding is null && file.Finding is { } expected => $"It ended without a finding; recorded was {expected.Kind} at {expected.Place}.",
            _ when finding is not null && file.Finding is { } expected && !IsRecorded(finding) =>
                $"It showed {finding.Kind} at {finding.Place}; recorded was {expected.Kind} at {expected.Place}.",
            _ when finding is not null && file.Finding is null => $"It showed {finding.Kind} at {finding.Place}; recorded was no finding.",
            _ => null,
        };
    }

    /// <summary>The recorded finding where it is among those shown, else the first.</summary>
    private Finding? Shown(ExplorationReport report) => report.Findings.FirstOrDefault(IsRecorded) ?? (report.Findings.Count > 0 ? report.Findings[0] : null);

    private bool IsRecorded(Finding finding) =>
        file.Finding is { } expected
        && expected.Kind == finding.Kind
        && string.Equals(expected.Place, finding.Place, StringComparison.Ordinal);
}
