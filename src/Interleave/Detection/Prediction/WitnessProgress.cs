using Interleave.Runtime;

namespace Interleave.Detection.Prediction;

/// <summary>How far each thread of the trace has come in a witness execution, and which thread it is there.</summary>
internal sealed class WitnessProgress
{
    private const int Main = 0;

    private readonly WitnessPlan _plan;
    private readonly Dictionary<int, int> _traceThreads = [];
    private readonly int[] _ids;
    private readonly int[] _done;
    private readonly int[] _children;
    private int _left;

    internal WitnessProgress(WitnessPlan plan)
    {
        _plan = plan;
        (_ids, _done, _children) = (new int[plan.ThreadCount], new int[plan.ThreadCount], new int[plan.ThreadCount]);
        Clear();
    }

    /// <summary>How many of its actions in the trace a thread has done.</summary>
    internal int Done(int traceThread) => _done[traceThread];

    /// <summary>The thread's id in the witness; -1 while it does not exist.</summary>
    internal int IdOf(int traceThread) => _ids[traceThread];

    internal void Clear()
    {
        _traceThreads.Clear();
        Array.Fill(_ids, -1);
        Array.Clear(_done);
        Array.Clear(_children);
        _left = _plan.Prediction.Prefix.Sum();
        Map(Main, Main);
    }

    /// <summary>Takes in what a thread did.</summary>
    /// <returns>How it differs from the trace; null when it does not.</returns>
    internal string? Take(in AccessEvent seen)
    {
        int thread = _traceThreads.GetValueOrDefault(seen.Thread, -1);
        if (thread < 0)
        {
            if (seen.Thread >= _ids.Length || _ids[seen.Thread] >= 0)
            {
                return null;
            }

            // Begun by nobody that was seen: a timer. Then it is the one of the same number, if that was such too.
            thread = Map(seen.Thread, seen.Thread);
        }

        if (seen.Kind == AccessKind.Spawn && seen.Peer >= 0)
        {
            int child = _plan.Child(thread, _children[thread]++);
            if (child >= 0 && _ids[child] < 0)
            {
                Map(child, seen.Peer);
            }
        }

        return TakeAs(thread, seen);
    }

    private string? TakeAs(int thread, in AccessEvent seen)
    {
        // A writer that had to wait in the trace arrived there first, and here did not have to.
        while (_done[thread] < _plan.Prediction.Prefix[thread] && !Matches(thread, seen) && IsSecondTry(thread))
        {
            Advance(thread);
        }

        if (_done[thread] >= _plan.Prediction.Prefix[thread])
        {
            return _left == 0 ? null : $"T{thread} ran ahead: nobody else could go on.";
        }

        if (Matches(thread, seen))
        {
            Advance(thread);
            return null;
        }

        // A plain access that was alone in the trace was not seen there.
        return seen.IsPlainMemory ? null : $"T{thread} did {seen.Kind} at {SiteTable.Get(seen.Site)} where it did something else before.";
    }

    private bool IsSecondTry(int thread) =>
        _done[thread] > 0
        && _plan.Expected(thread, _done[thread]) is { } now
        && _plan.Expected(thread, _done[thread] - 1) is { Kind: ActionKind.None } before
        && (now.Access, now.Site) == (before.Access, before.Site);

    private bool Matches(int thread, in AccessEvent seen) =>
        _plan.Expected(thread, _done[thread]) is { } expected && expected.Access == seen.Kind && expected.Site == seen.Site;

    private void Advance(int thread)
    {
        _done[thread]++;
        _left--;
    }

    private int Map(int traceThread, int id)
    {
        _ids[traceThread] = id;
        _traceThreads[id] = traceThread;
        return traceThread;
    }
}
