using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Follows a plan of segments as far as it can be followed, and goes on without preemptions after it. Records what it
/// did as a plan again, with its cost. For the minimiser: a plan keeps its meaning when parts of it are left out.
/// </summary>
internal sealed class SegmentStrategy : IStrategy
{
    private readonly IReadOnlyList<Segment> _plan;
    private readonly IReadOnlyList<(int Thread, int Value)> _values;
    private readonly IStrategy? _exact;
    private readonly List<Segment> _done = [];
    private readonly List<(int Thread, int Value)> _valuesDone = [];
    private readonly List<int> _valuesUsed = [];
    private int _at;
    private LogicalThread? _last;

    /// <summary>Follows a plan.</summary>
    internal SegmentStrategy(IReadOnlyList<Segment> plan, IReadOnlyList<(int Thread, int Value)> values)
    {
        _plan = plan;
        _values = values;
    }

    /// <summary>Only records: another strategy decides.</summary>
    internal SegmentStrategy(IStrategy exact)
        : this([], [])
    {
        _exact = exact;
    }

    /// <summary>What was done; complete when the execution has ended.</summary>
    internal IReadOnlyList<Segment> Done => _last is null ? _done : [.. _done, new Segment(_last.Id, int.MaxValue)];

    /// <summary>The values chosen, with the threads that asked.</summary>
    internal IReadOnlyList<(int Thread, int Value)> Values => _valuesDone;

    /// <summary>Switches away from a thread that could have gone on.</summary>
    internal int Preemptions { get; private set; }

    /// <summary>Thread decisions.</summary>
    internal int Decisions { get; private set; }

    public bool NextExecution(in ExecutionStart start)
    {
        _at = 0;
        _last = null;
        _done.Clear();
        _valuesDone.Clear();
        _valuesUsed.Clear();
        (Preemptions, Decisions) = (0, 0);
        return _exact?.NextExecution(start) ?? true;
    }

    public int NextThread(in SchedulingPoint point)
    {
        int chosen = _exact?.NextThread(point) ?? Planned(point);
        LogicalThread next = point.Enabled[chosen];
        Decisions++;
        Preemptions += point.CurrentIndex >= 0 && chosen != point.CurrentIndex ? 1 : 0;
        if (!ReferenceEquals(_last, next))
        {
            if (_last is not null)
            {
                _done.Add(new Segment(_last.Id, _last.IsFinished ? int.MaxValue : _last.Points));
            }

            _last = next;
        }

        return chosen;
    }

    public int NextValue(int bound)
    {
        int thread = LogicalThread.Current?.Id ?? 0;
        int value = _exact?.NextValue(bound) ?? Math.Min(Recorded(thread), bound - 1);
        _valuesDone.Add((thread, value));
        return value;
    }

    private int Planned(in SchedulingPoint point)
    {
        while (_at < _plan.Count && IsOver(_plan[_at], point.Current.Execution.Threads))
        {
            _at++;
        }

        // A segment's thread that cannot go on yet lets later segments go first.
        for (int i = _at; i < _plan.Count; i++)
        {
            for (int j = 0; j < point.Enabled.Length; j++)
            {
                LogicalThread thread = point.Enabled[j];
                if (thread.Id == _plan[i].Thread && thread.Points < _plan[i].Until)
                {
                    return j;
                }
            }
        }

        return Math.Max(0, point.CurrentIndex);
    }

    private static bool IsOver(Segment segment, IReadOnlyList<LogicalThread> threads) =>
        segment.Thread < threads.Count && (threads[segment.Thread].IsFinished || threads[segment.Thread].Points >= segment.Until);

    /// <summary>The next value recorded for a thread; 0 when there is none left.</summary>
    private int Recorded(int thread)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (_values[i].Thread == thread && !_valuesUsed.Contains(i))
            {
                _valuesUsed.Add(i);
                return _values[i].Value;
            }
        }

        return 0;
    }
}
