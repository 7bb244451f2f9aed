using System.Runtime.InteropServices;
using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>Looks for an order of a queue's values; see <see cref="QueueMonitor"/>.</summary>
internal sealed class QueueOrder
{
    private readonly MonitoredPart<BagInput, long?> _part;
    private readonly BagValues _values;
    private readonly int _realCount;

    public QueueOrder(MonitoredPart<BagInput, long?> part, BagValues values)
    {
        _part = part;
        _values = values;
        _realCount = values.Count;
    }

    public MonitorVerdict Decide()
    {
        if (EmptyInstants.Find(_part, _values, out List<long> instants) is { } covered)
        {
            return MonitorVerdict.NotLinearizable(covered);
        }

        for (int i = 0; i < instants.Count; i++)
        {
            _values.AddInstant(instants[i], _values.EmptyRemovals[i]);
        }

        int[] addFrom = Sorted(_values.AddFrom);
        int[] addTo = Sorted(_values.AddTo);
        int[] removeFrom = Sorted(_values.RemoveFrom);
        int[] removeTo = Sorted(_values.RemoveTo);
        _part.ThrowIfStopped();

        var order = new List<int>(_values.Count);
        var ready = new Queue<int>();
        bool[] done = new bool[_values.Count];
        byte[] open = new byte[_values.Count];
        (int firstTo, int secondTo, int firstFrom, int secondFrom) = (0, 0, 0, 0);
        while (order.Count < _values.Count)
        {
            // A value can come next when no other has certainly entered, or certainly left, before it could.
            firstTo = SkipDone(addTo, firstTo, done);
            secondTo = SkipDone(removeTo, secondTo, done);
            firstFrom = Open(addFrom, firstFrom, _values.AddFrom, _values.AddTo[addTo[firstTo]]);
            secondFrom = Open(removeFrom, secondFrom, _values.RemoveFrom, _values.RemoveTo[removeTo[secondTo]]);
            if (!ready.TryDequeue(out int next))
            {
                int[] conflict = Conflict(addTo[firstTo], removeTo[secondTo]);
                Forget();
                return MonitorVerdict.NotLinearizable(conflict);
            }

            order.Add(next);
            done[next] = true;
        }

        int[] effects = Effects(CollectionsMarshal.AsSpan(order));
        Forget();
        return MonitorVerdict.Linearizable(effects);

        int Open(int[] sorted, int from, List<long> times, long limit)
        {
            for (; from < sorted.Length && times[sorted[from]] <= limit; from++)
            {
                if (++open[sorted[from]] == 2)
                {
                    ready.Enqueue(sorted[from]);
                }
            }

            return from;
        }
    }

    private static int SkipDone(int[] sorted, int at, bool[] done)
    {
        while (done[sorted[at]])
        {
            at++;
        }

        return at;
    }

    private static int[] Sorted(List<long> times)
    {
        long[] keys = [.. times];
        int[] values = new int[keys.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i;
        }

        Array.Sort(keys, values);
        return values;
    }

    private int[] Conflict(int entered, int left)
    {
        List<int> conflict = [];
        _values.AddOperations(conflict, entered);
        _values.AddOperations(conflict, left);
        if (_values.PendingRemovals.Count > 0)
        {
            // They might have taken the value that stayed: without them there would be more to explain.
            conflict.AddRange(_values.PendingRemovals.Except(conflict));
        }

        return [.. conflict];
    }

    /// <summary>
    /// Lays each effect as early as the order allows. Within its interval it is, because whatever comes earlier in the
    /// order may begin before this one must have ended.
    /// </summary>
    private int[] Effects(ReadOnlySpan<int> order)
    {
        int count = order.Length;
        long[] added = new long[count];
        long[] removed = new long[count];
        (long add, long remove) = (long.MinValue, long.MinValue);
        for (int i = 0; i < count; i++)
        {
            added[i] = add = Math.Max(add, _values.AddFrom[order[i]]);
            removed[i] = remove = Math.Max(remove, _values.RemoveFrom[order[i]]);
        }

        var effects = new List<int>(2 * count);
        (int adds, int removes) = (0, 0);
        while (adds < count || removes < count)
        {
            // At one instant, value by value: at that of an empty queue all earlier ones are gone, no later one has come.
            bool addsNext = adds < count
                && (added[adds] < removed[removes] || (added[adds] == removed[removes] && adds <= removes));
            if (addsNext)
            {
                AddEffect(effects, _values.AddOperation[order[adds++]]);
            }
            else if (removed[removes] == BagValues.Never)
            {
                break; // What was added is there by now, and nothing leaves any more.
            }
            else
            {
                AddEffect(effects, _values.RemoveOperation[order[removes++]]);
            }
        }

        return [.. effects];
    }

    private static void AddEffect(List<int> effects, int operation)
    {
        if (operation >= 0)
        {
            effects.Add(operation);
        }
    }

    private void Forget() => _values.Truncate(_realCount);
}
