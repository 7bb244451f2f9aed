using Linearizability.Models;

namespace Linearizability.Monitors;

/// <summary>The values of a queue's or a stack's history: between which times each was added and removed.</summary>
/// <remarks>
/// Invariant: an addition's interval ends no later than its removal's, and a removal's begins no earlier than its
/// addition's, for the one takes effect before the other. A value never removed is removed at the end of time.
/// </remarks>
internal sealed class BagValues
{
    public const long Never = long.MaxValue;

    private readonly Dictionary<long, int> _indexOf;

    private BagValues(int capacity)
    {
        _indexOf = new Dictionary<long, int>(capacity);
        AddFrom = new List<long>(capacity);
        AddTo = new List<long>(capacity);
        RemoveFrom = new List<long>(capacity);
        RemoveTo = new List<long>(capacity);
        AddOperation = new List<int>(capacity);
        RemoveOperation = new List<int>(capacity);
    }

    public int Count => AddOperation.Count;

    public List<long> AddFrom { get; }

    public List<long> AddTo { get; }

    public List<long> RemoveFrom { get; }

    public List<long> RemoveTo { get; }

    /// <summary>The place of the call that added a value; -1 for a value put in by <see cref="AddInstant"/>.</summary>
    public List<int> AddOperation { get; }

    /// <summary>The place of the call that removed a value; -1: none.</summary>
    public List<int> RemoveOperation { get; }

    /// <summary>Places of completed removals that found nothing, in order of call.</summary>
    public List<int> EmptyRemovals { get; } = [];

    /// <summary>Places of removals that never returned, in order of call.</summary>
    public List<int> PendingRemovals { get; } = [];

    /// <summary>Reads a part.</summary>
    /// <returns>A verdict that is plain already, undecided among them; null: the values are there to be looked at.</returns>
    public static MonitorVerdict? Read(MonitoredPart<BagInput, long?> part, out BagValues values)
    {
        values = new BagValues((part.Count / 2) + 1);
        return values.ReadAdditions(part) ?? values.ReadRemovals(part) ?? values.Settle(part);
    }

    /// <summary>Lets a value be removed by a call that began at a time and never returned.</summary>
    public void Remove(int value, int operation, long callTime)
    {
        RemoveOperation[value] = operation;
        RemoveFrom[value] = Math.Max(AddFrom[value], callTime);
    }

    /// <summary>Adds a value that enters and leaves at one instant, the effect of a removal that found nothing.</summary>
    public void AddInstant(long time, int operation)
    {
        New(time, time, -1);
        (RemoveFrom[^1], RemoveTo[^1], RemoveOperation[^1]) = (time, time, operation);
    }

    /// <summary>Adds the places of the calls that added and removed a value.</summary>
    public void AddOperations(List<int> places, int value)
    {
        places.Add(AddOperation[value]);
        if (RemoveOperation[value] >= 0)
        {
            places.Add(RemoveOperation[value]);
        }
    }

    /// <summary>
    /// Whether a conflict has a value that was not seen to leave, which a removal that never returned may have taken.
    /// </summary>
    public bool MayBeResolved(MonitoredPart<BagInput, long?> part, IReadOnlyList<int> conflict) =>
        PendingRemovals.Count > 0
        && conflict.Count(place => part[place].Input.Kind == BagOperation.Add)
            > conflict.Count(place => part[place] is { IsPending: false, Outcome.Value: not null });

    /// <summary>Forgets the values added last.</summary>
    /// <param name="count">How many stay.</param>
    public void Truncate(int count)
    {
        foreach (List<long> times in new[] { AddFrom, AddTo, RemoveFrom, RemoveTo })
        {
            times.RemoveRange(count, times.Count - count);
        }

        RemoveOperation.RemoveRange(count, RemoveOperation.Count - count);
        AddOperation.RemoveRange(count, AddOperation.Count - count);
    }

    private MonitorVerdict? ReadAdditions(MonitoredPart<BagInput, long?> part)
    {
        for (int place = 0; place < part.Count; place++)
        {
            Operation<BagInput, long?> operation = part[place];
            if (operation.CallTime is Never or long.MinValue || (!operation.IsPending && operation.ReturnTime == Never))
            {
                return MonitorVerdict.Undecided;
            }

            if (operation.Input.Kind != BagOperation.Add)
            {
                continue;
            }

            if (!operation.IsPending && operation.Outcome.Value is not null)
            {
                return MonitorVerdict.NotLinearizable([place]);
            }

            if (!_indexOf.TryAdd(operation.Input.Value, Count))
            {
                return MonitorVerdict.Undecided;
            }

            New(operation.CallTime, operation.IsPending ? Never : operation.ReturnTime, place);
        }

        return null;
    }

    private MonitorVerdict? ReadRemovals(MonitoredPart<BagInput, long?> part)
    {
        for (int place = 0; place < part.Count; place++)
        {
            Operation<BagInput, long?> operation = part[place];
            if (operation.Input.Kind == BagOperation.Add)
            {
                continue;
            }

            if (operation.IsPending)
            {
                PendingRemovals.Add(place);
            }
            else if (operation.Outcome.Value is not { } removed)
            {
                EmptyRemovals.Add(place);
            }
            else if (!_indexOf.TryGetValue(removed, out int value))
            {
                return MonitorVerdict.NotLinearizable([place]);
            }
            else if (RemoveOperation[value] >= 0)
            {
                return MonitorVerdict.NotLinearizable([AddOperation[value], RemoveOperation[value], place]);
            }
            else
            {
                (RemoveFrom[value], RemoveTo[value], RemoveOperation[value]) = (operation.CallTime, operation.ReturnTime, place);
            }
        }

        return null;
    }

    /// <summary>Narrows the intervals to what the invariant says, and leaves out additions that had no effect.</summary>
    private MonitorVerdict? Settle(MonitoredPart<BagInput, long?> part)
    {
        int kept = 0;
        for (int value = 0; value < Count; value++)
        {
            if (RemoveOperation[value] < 0 && part[AddOperation[value]].IsPending)
            {
                continue;
            }

            if (RemoveTo[value] < AddFrom[value])
            {
                return MonitorVerdict.NotLinearizable([AddOperation[value], RemoveOperation[value]]);
            }

            AddFrom[kept] = AddFrom[value];
            AddTo[kept] = Math.Min(AddTo[value], RemoveTo[value]);
            RemoveFrom[kept] = Math.Max(RemoveFrom[value], AddFrom[value]);
            RemoveTo[kept] = RemoveTo[value];
            AddOperation[kept] = AddOperation[value];
            RemoveOperation[kept++] = RemoveOperation[value];
        }

        Truncate(kept);
        return null;
    }

    private void New(long from, long to, int operation)
    {
        AddFrom.Add(from);
        AddTo.Add(to);
        RemoveFrom.Add(Never);
        RemoveTo.Add(Never);
        AddOperation.Add(operation);
        RemoveOperation.Add(-1);
    }
}
