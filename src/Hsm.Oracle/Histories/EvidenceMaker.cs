using Linearizability;
using Linearizability.Rendering;

namespace Hsm.Oracle.Histories;

/// <summary>Makes evidence of a violation.</summary>
internal sealed class EvidenceMaker<TState, TInput, TOutput>(
    Violation<TInput, TOutput> violation, Model<TState, TInput, TOutput> model, Func<Operation<TInput, TOutput>, string?> note)
{
    private const int MaxDrawn = 40;
    private const int MaxDrawnWithOthers = 16;

    /// <summary>States followed when a prefix is walked again; more would not fit a sentence.</summary>
    private const int MaxStates = 64;
    private const int MaxAllowed = 4;

    private readonly HashSet<int> _forgotten = [.. violation.Forgotten];
    private readonly HashSet<int> _settled = [.. violation.Settled];

    /// <param name="options">Bounds of the check.</param>
    /// <param name="before">The states that the history may start from.</param>
    public Evidence Make(CheckOptions options, IReadOnlyList<TState> before)
    {
        int[] kept = [.. violation.Core.Concat(violation.Forgotten.Where(MayHaveChangedSomething)).Order()];
        return new Evidence
        {
            Calls = [.. kept.Select(Call)],
            Settled = violation.Settled,
            IsMinimal = violation.IsMinimal,
            Prefixes = [.. before.Take(MaxAllowed).SelectMany(state => Prefixes(kept, state, options))],
            Picture = Picture(kept),
        };
    }

    /// <summary>A forgotten call that changes no state explains nothing, and is nothing to look at.</summary>
    private bool MayHaveChangedSomething(int index) =>
        !model.NeverChangesState(violation.History[index].Input, Outcomes.Pending<TOutput>());

    private EvidenceCall Call(int index)
    {
        Operation<TInput, TOutput> operation = violation.History[index];
        return new EvidenceCall(index, operation.Client, operation.CallTime, operation.IsPending ? null : operation.ReturnTime)
        {
            Asked = model.DescribeInput(operation.Input),
            Answered = model.DescribeOutcome(operation.Input, operation.Outcome),
            Note = note(operation),
            Role = _forgotten.Contains(index) ? CallRole.Forgotten : CallRole.Core,
        };
    }

    /// <summary>Where the orders of the minimal history stop says more than where those of the whole one do: they are as short as can be.</summary>
    private IEnumerable<EvidencePrefix> Prefixes(int[] kept, TState before, CheckOptions options)
    {
        int[] all = [.. violation.Settled.Concat(kept).Order()];
        var minimal = new History<TInput, TOutput>(all.Select(index => _forgotten.Contains(index) ? violation.History[index].Forget() : violation.History[index]));
        CheckResult<TInput, TOutput> again = LinearizabilityChecker.Check(minimal, new StartingModel<TState, TInput, TOutput>(model, before), options with
        {
            MaxMemoEntries = options.MaxMinimiserEntries,
            MinimiserTimeLimit = TimeSpan.FromMilliseconds(1),
            MaxExplainedFromStart = int.MaxValue,
            Partition = false,
        });
        return again.Violation is null ? [] : again.Violation.LongestPrefixes
            .Where(prefix => prefix.Order.Count(index => _settled.Contains(all[index])) == _settled.Count)
            .Select(prefix => Tell(prefix, minimal, all, before));
    }

    private EvidencePrefix Tell(LinearizedPrefix prefix, History<TInput, TOutput> history, int[] names, TState before)
    {
        List<TState> states = [before];
        var next = new Successors<TState>();
        foreach (int index in prefix.Order)
        {
            states = After(states, history[index], next);
        }

        return new EvidencePrefix([.. prefix.Order.Select(index => names[index]).Where(name => !_settled.Contains(name))], [.. prefix.Refused.Select(index => new RefusedCall(
            names[index],
            [.. states.SelectMany(state => model.DescribeAllowed(state, history[index].Input)).Distinct(StringComparer.Ordinal).Take(MaxAllowed)]))]);
    }

    private List<TState> After(List<TState> states, Operation<TInput, TOutput> operation, Successors<TState> next)
    {
        var after = new HashSet<TState>(model.StateComparer);
        foreach (TState state in states)
        {
            next.Clear();
            model.Step(state, operation.Input, operation.Outcome, next);
            for (int i = 0; i < next.Count && after.Count < MaxStates; i++)
            {
                after.Add(next[i]);
            }
        }

        return [.. after];
    }

    /// <summary>A small history is drawn with the forgotten calls, for what happened at the same time is what one looks for next.</summary>
    private string Picture(int[] kept)
    {
        bool hasOthers = kept.Length > violation.Core.Count && kept.Length <= MaxDrawnWithOthers;
        int[] drawn = hasOthers ? kept : [.. violation.Core.TakeLast(MaxDrawn)];
        var calls = new Queue<EvidenceCall>(drawn.Select(Call));
        return HistoryRenderer.Draw(violation.History, drawn, _ =>
        {
            // Asked in the order of what is drawn.
            EvidenceCall call = calls.Dequeue();
            string mark = hasOthers && call.Role == CallRole.Core ? "(!) " : "";
            return (mark + call.ShownAsked, mark + "-> " + call.ShownAnswered);
        });
    }
}
