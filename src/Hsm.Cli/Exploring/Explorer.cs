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
        foreach (ExploreRow row in plan.Rows)
        {
            board.Begin(row);
            foreach (ExploreCase one in row.Cases)
            {
                if (interruption.Token.IsCancellationRequested)
                {
                    break;
                }

                RewrittenTest test = HsmTargets.Of(copies, one);
                ExplorationOptions options = plan.OptionsOf(row, results.Count, clock.Elapsed) with { Suppressions = test.Suppressions };
                ExplorationReport report = Tester.Run(test, options, board, interruption.Token);
                results.Add(new CaseResult(row, one, options, report, new FindingFiles(test, output, terminal).Save(report.Findings, one.Title)));
                board.Done(results[^1]);
            }

            board.End();
        }

        return new ExploreOutcome(plan, results, clock.Elapsed, interruption.Token.IsCancellationRequested);
    }
}
