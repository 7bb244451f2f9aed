using Hsm.Oracle.Histories.Files;
using Linearizability;

namespace Hsm.Oracle.Histories.Models;

/// <summary>A history that is read and judged part by part: memory is bounded by the longest part.</summary>
internal sealed class HistoryInParts<TState, TInput, TOutput>(
    HistoryParts parts, Func<IReadOnlyList<SourceLine>, History<TInput, TOutput>> read, ModelAndFormat<TState, TInput, TOutput> made) : RecordedHistory
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
        RoundChecker<TState, TInput, TOutput>? checker = null;
        foreach (IReadOnlyList<SourceLine> part in parts.Read())
        {
            History<TInput, TOutput> history = read(part);
            judged = judged with { OverlappingPairs = judged.OverlappingPairs + Overlaps.Count(history) };
            checker ??= new RoundChecker<TState, TInput, TOutput>(made.Model, options);
            CheckResult<TInput, TOutput> result = checker.Check(history);
            if (result.Verdict == Verdict.Linearizable && IsOver(options, clock))
            {
                return judged with { Verdict = Verdict.Unknown, Bound = Bounds.Words(CheckBound.Time) };
            }

            if (result.Verdict != Verdict.Linearizable)
            {
                return judged with
                {
                    Verdict = result.Verdict,
                    Bound = Bounds.Words(result.Bound),
                    Before = checker.Operations == 0 ? null : $"{checker.Operations:N0} calls came before these, and were judged linearizable; they are in the file that was judged, not here",
                    Lines = (result.Violation?.History ?? history).Select(operation => made.Format.Line(operation)),
                    Evidence = options.Explain && result.Violation is { } violation ? new EvidenceMaker<TState, TInput, TOutput>(violation, made.Model).Make(options, before) : null,
                };
            }

            before = checker.States;
        }

        return judged;
    }

    private static bool IsOver(CheckOptions options, long begun) =>
        options.CancellationToken.IsCancellationRequested
        || (options.TimeLimit != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(begun) > options.TimeLimit);
}
