namespace Interleave.Runtime;

/// <summary>
/// Virtual time in ticks of 100 ns. It passes only when no logical thread can go on, and then jumps to the earliest
/// due time; timers due at the same tick become runnable together, so their order is explored.
/// </summary>
public sealed class VirtualClock
{
    /// <summary>A deadline that never comes.</summary>
    public const long Never = long.MaxValue;

    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private long _order;

    /// <summary>Virtual ticks since the execution began.</summary>
    public long Now { get; private set; }

    /// <summary>Virtual wall-clock time: a fixed date plus <see cref="Now"/>.</summary>
    public DateTime UtcNow => new(DateTimeTicksAtStart + Now, DateTimeKind.Utc);

    /// <summary>True while a timer that was not cancelled is pending.</summary>
    public bool HasTimers
    {
        get
        {
            DropCancelled();
            return _timers.Count > 0;
        }
    }

    // 2026-01-01: any fixed date does; executions must not depend on the real one.
    private static long DateTimeTicksAtStart { get; } = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Schedules a callback on a logical thread of its own.</summary>
    /// <param name="delay">Virtual time from now; not negative.</param>
    /// <param name="callback">Runs under control when due.</param>
    /// <param name="state">Passed to the callback.</param>
    /// <param name="name">Name of the callback's logical thread.</param>
    /// <returns>The timer, which can be cancelled.</returns>
    public VirtualTimer Schedule(TimeSpan delay, Action<object?> callback, object? state, string name)
    {
        var timer = new VirtualTimer(DeadlineAfter(delay), callback, state, name, Cause());
        _timers.Enqueue(timer, (timer.Due, _order++));
        LogicalThread.Current?.Execution.NoteTimerSet();
        return timer;
    }

    /// <summary>The deadline of a wait that starts now.</summary>
    /// <param name="timeout">Infinite (-1 ms) gives <see cref="Never"/>.</param>
    /// <returns>Ticks.</returns>
    public long DeadlineAfter(TimeSpan timeout) =>
        timeout < TimeSpan.Zero || timeout.Ticks > Never - Now ? Never : Now + timeout.Ticks;

    /// <summary>The setting of a timer, as something its callback comes after.</summary>
    private static Resource? Cause()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return null;
        }

        // Made whether or not somebody is told: ordinals must not depend on it.
        TimerSetting setting = thread.Execution.NewResource<TimerSetting>();
        thread.Execution.Order(thread, AccessKind.Signal, setting);
        return setting;
    }

    /// <summary>Timers that were neither cancelled nor have fired, by due time.</summary>
    internal IEnumerable<VirtualTimer> Pending() =>
        _timers.UnorderedItems.Where(t => !t.Element.IsCancelled).OrderBy(t => t.Priority).Select(t => t.Element);

    internal void Reset()
    {
        _timers.Clear();
        _order = 0;
        Now = 0;
    }

    /// <summary>Lets time pass, never backwards.</summary>
    internal void AdvanceTo(long ticks) => Now = Math.Max(Now, ticks);

    /// <summary>Due time of the earliest timer, or <see cref="Never"/>.</summary>
    internal long EarliestDue()
    {
        DropCancelled();
        return _timers.Count > 0 ? _timers.Peek().Due : Never;
    }

    /// <summary>Takes a timer that is due now.</summary>
    internal bool TryTakeDue(out VirtualTimer timer)
    {
        DropCancelled();
        if (_timers.Count > 0 && _timers.Peek().Due <= Now)
        {
            timer = _timers.Dequeue();
            timer.HasFired = true;
            return true;
        }

        timer = null!;
        return false;
    }

    /// <summary>Takes the earliest timer, due or not.</summary>
    internal bool TryTakeAny(out VirtualTimer timer)
    {
        DropCancelled();
        return _timers.TryDequeue(out timer!, out _);
    }

    private void DropCancelled()
    {
        while (_timers.Count > 0 && _timers.Peek().IsCancelled)
        {
            _timers.Dequeue();
        }
    }

    private sealed class TimerSetting : Resource
    {
        public override string KindName => "timer";
    }
}
