using Interleave.Runtime;

namespace Interleave.Detection.Prediction;

/// <summary>
/// How to show a prediction: the steps of its prefix, then the targets. Threads are those of
/// the trace; in another order they may get other ids, so each is known by who made it and as which of its children.
/// </summary>
internal sealed class WitnessPlan
{
    private readonly ActionTrace _trace;
    private readonly List<int>[] _children;

    /// <summary>Plans a prediction.</summary>
    /// <param name="trace">The trace it was made from.</param>
    /// <param name="prediction">The prediction.</param>
    /// <param name="decisions">The execution's decisions, for the values that were chosen.</param>
    internal WitnessPlan(ActionTrace trace, Prediction prediction, IReadOnlyList<Decision> decisions)
    {
        _trace = trace;
        Prediction = prediction;
        _children = [.. Enumerable.Range(0, trace.ThreadCount).Select(_ => new List<int>())];
        var parts = new List<WitnessPart>();
        for (int i = 0; i < trace.Count; i++)
        {
            TracedAction action = trace[i];
            if (action.Kind == ActionKind.Spawn)
            {
                _children[action.Thread].Add(action.Peer);
            }

        }

        foreach (int index in prediction.Order)
        {
            Append(parts, new WitnessPart(trace[index].Thread, trace.Position(index) + 1));
        }

        Parts = parts;
        foreach (Decision decision in decisions)
        {
            if (decision.Kind == AccessKind.Choice)
            {
                Choices.Add((decision.Site, decision.Chosen));
            }
        }
    }

    internal Prediction Prediction { get; }

    /// <summary>What comes before the targets.</summary>
    internal IReadOnlyList<WitnessPart> Parts { get; }

    /// <summary>The values chosen in the execution, by site and in order.</summary>
    internal List<(int Site, int Value)> Choices { get; } = [];

    internal int ThreadCount => _trace.ThreadCount;

    /// <summary>A thread's action by position; null after the last.</summary>
    internal TracedAction? Expected(int thread, int position) =>
        position < _trace.Of(thread).Count ? _trace[_trace.Of(thread)[position]] : null;

    /// <summary>A target's action, as the thread stands before it.</summary>
    internal TracedAction Target(int target) => _trace[Prediction.Targets[target]];

    /// <summary>The thread made as a thread's nth; -1 when the trace has no such.</summary>
    internal int Child(int thread, int ordinal) => ordinal < _children[thread].Count ? _children[thread][ordinal] : -1;

    private static void Append(List<WitnessPart> parts, WitnessPart part)
    {
        if (parts.Count > 0 && parts[^1].Thread == part.Thread)
        {
            parts[^1] = part;
        }
        else
        {
            parts.Add(part);
        }
    }
}
