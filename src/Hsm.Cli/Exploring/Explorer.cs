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
            board.Begin(row);
            var done = new CaseResult?[row.Cases.Count];
            int begun = 0;
            int rowNumber = number;
            InLanes(plan.LanesOf(row), lane =>
            {
                for (int i; !interruption.Token.IsCancellationRequested && (i = Interlocked.Increment(ref begun) - 1) < done.Length;)
                {
                    ExplorationOptions options = plan.OptionsOf(rowNumber, i, lane, clock.Elapsed);
                    done[i] = Look(copies, row, row.Cases[i], options, board, interruption.Token);
                    board.Done(done[i]!);
                }
            });
            results.AddRange(done.OfType<CaseResult>());
            board.End();
        }

        return new ExploreOutcome(plan, results, clock.Elapsed, interruption.Token.IsCancellationRequested);
    }

    private static void InLanes(int lanes, Action<int> run) =>
        Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Factory.StartNew(() => run(lane), TaskCreationOptions.LongRunning))).GetAwaiter().GetResult();

    private CaseResult Look(WorkerCopies copies, ExploreRow row, ExploreCase one, ExplorationOptions options, ExploreBoard board, CancellationToken cancellation)
    {
        RewrittenTest test = HsmTargets.Of(copies, one);
        options = options with { Suppressions = test.Suppressions };
        ExplorationReport report = Tester.Run(test, options, board, cancellation);
        return new CaseResult(row, one, options, report, new FindingFiles(test, output, terminal).Save(report.Findings, one.Title));
    }
}
