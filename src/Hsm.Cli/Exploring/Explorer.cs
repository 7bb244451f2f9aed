using System.Diagnostics;
using Interleave;
using Interleave.Cli.Hosting;
using Interleave.Rewriting.Loading;
using Tester = Interleave.Exploration;

namespace Hsm.Cli.Exploring;

/// <summary>Runs a plan, case by case, and keeps whatever was found when it is interrupted.</summary>
/// <param name="terminal">Where progress and warnings go.</param>
/// <param name="output">Where schedule files go.</param>
/// <param name="words">Where results go.</param>
internal sealed class Explorer(Terminal terminal, OutputFolder output, TextWriter words)
{
    internal ExploreOutcome Run(ExplorePlan plan)
    {
        using var interruption = new Interruption();
        using var board = new ExploreBoard(terminal, words, plan);
        var clock = Stopwatch.StartNew();
        WorkerCopies copies = HsmTargets.Copies(plan.Options.Memory, plan.Options.MemoryModel);
        var results = new List<CaseResult>();
        for (int number = 0; number < plan.Rows.Count; number++)
        {
            ExploreRow row = plan.Rows[number];
            var done = new CaseResult?[row.Cases.Count];
            int rowNumber = number;
            board.Begin(row);
            Lanes.Run(
                plan.LanesOf(row),
                done.Length,
                (lane, i, stop) =>
                {
                    RewrittenTest test = HsmTargets.Of(copies, row.Cases[i]);
                    ExplorationOptions options = plan.OptionsOf(rowNumber, i, lane, clock.Elapsed) with { Suppressions = test.Suppressions };
                    ExplorationReport report = Tester.Run(test, options, board.Lane(lane), stop);
                    done[i] = new CaseResult(row, row.Cases[i], options, report, new FindingFiles(test, output, terminal).Save(report.Findings, row.Cases[i].Title));
                    board.Done(lane, done[i]!);
                },
                interruption.Token);
            results.AddRange(done.OfType<CaseResult>());
            board.End();
        }

        return new ExploreOutcome(plan, results, clock.Elapsed, interruption.Token.IsCancellationRequested);
    }
}
