using Hsm.Oracle.Histories.Files;
using Linearizability;

namespace Hsm.Oracle.Histories.Models;

/// <summary>A history that is read and judged part by part: memory is bounded by the longest part.</summary>
internal sealed class HistoryInParts<TState, TInput, TOutput>(
    HistoryParts parts, Func<IReadOnlyList<SourceLine>, RecordedHistory<TState, TInput, TOutput>> read, ModelAndFormat<TState, TInput, TOutput> made) : RecordedHistory
{
    public override string Model => made.Format.Model;

    public override int Calls => parts.Operations;

    public override JudgedHistory Judge(CheckOptions options)
    {
        var clock = TimeProvider.System.GetTimestamp();
        var judged = new JudgedHistory
        {
            Name = Name,
            Header = new HistoryHeader(Model, made.Format.Options) { Unit = Unit, Clock = Clock },
            Verdict = Verdict.Linearizable,
            Calls = Calls,
            OverlappingPairs = 0,
            Lines = [],
        };
        IReadOnlyList<TState> before = [made.Model.InitialState];
        var checker = new RoundChecker<TState, TInput, TOutput>(made.Model, options);
        foreach (IReadOnlyList<SourceLine> lines in parts.Read())
        {
            // The checker's bounds are those of one part.
            if (Over(options, clock) is var over and not CheckBound.None)
            {
                return judged with { Verdict = Verdict.Unknown, Bound = Bounds.Words(over) };
            }

            RecordedHistory<TState, TInput, TOutput> part = read(lines);
            judged = judged with { OverlappingPairs = judged.OverlappingPairs + Overlaps.Count(part.Operations) };
            CheckResult<TInput, TOutput> result = checker.Check(part.Operations);
            if (result.Verdict != Verdict.Linearizable)
            {
                return judged with
                {
                    Verdict = result.Verdict,
                    Bound = Bounds.Words(result.Bound),
                    Before = checker.Operations == 0 ? null : $"{checker.Operations:N0} calls came before these, and were judged linearizable; they are in the file that was judged, not here",
                    Lines = part.Lines(result.Violation?.History ?? part.Operations),
                    Evidence = part.Evidence(result, options, before),
                };
            }

            before = checker.States;
        }

        return judged;
    }

    private static CheckBound Over(CheckOptions options, long begun) =>
        options.CancellationToken.IsCancellationRequested ? CheckBound.Cancelled
        : options.TimeLimit != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(begun) > options.TimeLimit ? CheckBound.Time
        : CheckBound.None;
}
