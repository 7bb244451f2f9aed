using System.Diagnostics;
using Hsm.Cli.Exploring;
using Hsm.Exploration;
using Interleave;
using Interleave.Cli.Hosting;
using Interleave.Rewriting.Loading;
using Interleave.Trace;
using Tester = Interleave.Exploration;

namespace Hsm.Cli.Suite;

/// <summary>
/// Looks for each planted bug from each seed, and replays what it finds from its file in copies in which nothing was
/// explored; keeps what was found when it is interrupted.
/// </summary>
/// <param name="terminal">Where warnings go.</param>
/// <param name="output">Where schedule files go.</param>
/// <param name="words">Where results go.</param>
internal sealed class SuiteRunner(Terminal terminal, OutputFolder output, TextWriter words)
{
    internal SuiteOutcome Run(SuitePlan plan)
    {
        using var interruption = new Interruption();
        using var board = new SuiteBoard(terminal, words, plan);
        var clock = Stopwatch.StartNew();
        WorkerCopies explored = Copies(plan);
        WorkerCopies fresh = Copies(plan);
        var rows = new List<SuiteRow>();
        foreach (Mutant mutant in plan.Mutants)
        {
            if (interruption.Token.IsCancellationRequested)
            {
                break;
            }

            var row = new SuiteRow(mutant, []);
            board.Begin(row);
            foreach (ulong seed in plan.Seeds)
            {
                SuiteRun run = Look(explored, plan.OptionsOf(mutant, seed), mutant, interruption.Token);
                if (run.IsCutShort)
                {
                    break;
                }

                row = row with { Runs = [.. row.Runs, Judge(fresh, mutant, run)] };
                board.Show(row);
            }

            board.End(row);
            rows.Add(row);
        }

        return new SuiteOutcome(plan, rows, clock.Elapsed, interruption.Token.IsCancellationRequested);
    }

    private static WorkerCopies Copies(SuitePlan plan) => HsmTargets.Copies(plan.Options.Memory, plan.Options.MemoryModel);

    private static ExploreCase CaseOf(Mutant mutant) => new(mutant.Configuration, mutant.Workload, mutant.Id);

    private static string? MissedBy(ExplorationReport report) =>
        report.Defect is { } defect ? "defect of the tester: " + defect
        : report.Uncontrolled is { } uncontrolled ? uncontrolled
        : report.Findings.Count == 0 ? $"not found in {report.Schedules:N0} schedule{(report.Schedules == 1 ? "" : "s")}"
        : null;

    private SuiteRun Look(WorkerCopies copies, ExplorationOptions options, Mutant mutant, CancellationToken cancellation)
    {
        ExploreCase one = CaseOf(mutant);
        RewrittenTest test = HsmTargets.Of(copies, one);
        ExplorationReport report = Tester.Run(test, options with { Suppressions = test.Suppressions }, progress: null, cancellation);
        IReadOnlyList<SavedFinding> found = new FindingFiles(test, output, terminal).Save(report.Findings, one.Title);
        return new SuiteRun(options.Seed, report, found.Count > 0 ? found[0] : null);
    }

    private static SuiteRun Judge(WorkerCopies fresh, Mutant mutant, SuiteRun run)
    {
        if (run.Found is not { } found)
        {
            return run with { Problem = MissedBy(run.Report) };
        }

        bool expected = ExpectedFinding.Is(mutant.Finding, found.Finding);
        string? notReplayed = Replay(fresh, CaseOf(mutant), found);
        return run with
        {
            IsExpected = expected,
            IsReplayed = notReplayed is null,
            Problem = MissedBy(run.Report)
                ?? (expected ? null : $"showed as {ExpectedFinding.KindOf(found.Finding)}, not as {mutant.Finding}: {FirstLine(found.Finding.Message)}")
                ?? notReplayed,
        };
    }

    /// <summary>Null: the file showed the finding again.</summary>
    private static string? Replay(WorkerCopies fresh, ExploreCase one, SavedFinding found)
    {
        if (found.File is null)
        {
            return "its schedule could not be written, so that it was not replayed";
        }

        ScheduleFile file = ScheduleInput.Load(found.File);
        ReplayOutcome outcome = new ReplayRun(HsmTargets.Of(fresh, one), file).Run(times: 1, CancellationToken.None);
        return !outcome.IsSame ? $"not replayed: {outcome.Problem}"
            : outcome.Finding?.Message != found.Finding.Message ? $"replayed with another message: {FirstLine(outcome.Finding?.Message ?? "")}"
            : null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0];
}
