using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>The events of one execution in the order they happened.</summary>
public sealed class ExecutionTrace
{
    /// <summary>Events kept at most.</summary>
    public const int MaxEvents = 50_000;

    /// <summary>When there are more, the first ones stay and those after them go: what matters stands at the end.</summary>
    public const int KeptFromStart = 1_000;

    /// <summary>Events that carry a stack; capturing one costs tens of microseconds.</summary>
    private const int MaxStacks = 20_000;

    private const int DroppedAtOnce = 10_000;

    private readonly List<TraceEvent> _events = [];
    private int _stacks;
    private int _decisions;

    /// <summary>The events.</summary>
    public IReadOnlyList<TraceEvent> Events => _events;

    /// <summary>How many are missing after the first <see cref="KeptFromStart"/>.</summary>
    public int Dropped { get; private set; }

    /// <summary>Adds an event of a saved or hand-made trace.</summary>
    /// <param name="traced">The event.</param>
    public void Add(TraceEvent traced)
    {
        if (_events.Count == MaxEvents)
        {
            _events.RemoveRange(KeptFromStart, DroppedAtOnce);
            Dropped += DroppedAtOnce;
        }

        _events.Add(traced);
    }

    /// <summary>Says what a weak memory model made of the event just added.</summary>
    internal void Remark(string remark) => _events[^1] = _events[^1] with { Remark = remark };

    internal void Add(LogicalThread thread, int step, long ticks, int number)
    {
        PendingAccess access = thread.Pending;
        string[] held = [.. thread.Held.Select(h => h.ToString())];
        TraceEvent? preempted = Preempted(thread, step, ticks);
        if (IsSecondHalf(access, thread.Id, step, held.Length))
        {
            _events[^1] = _events[^1] with { Held = held, Taken = held.Length > _events[^1].Held.Count };
            return;
        }

        Add(new TraceEvent(
            step,
            thread.Id,
            thread.Name,
            access.Kind,
            access.ResourceOrdinal,
            access.Resource?.ToString() ?? "",
            SiteTable.Get(access.Site),
            held,
            _stacks++ < MaxStacks ? UserFrames.OfCaller() : [],
            ticks)
        {
            IsSync = access.IsSync,
            IsPlainMemory = !access.IsSync && access.Resource is MemoryLocation { IsExact: true },
            CollectionType = (access.Resource as MemoryLocation)?.CollectionType,
            Number = number,
            TimedOut = thread.IsWaiting && access.Resource is { } resource && !resource.IsReady(thread),
            Peer = access.Resource is ThreadEnd { Thread: { } peer } ? peer.Id : -1,
            Preempted = preempted,
        });
    }

    /// <summary>
    /// What the thread of the event before stands before, if the strategy's last decision left it out while it was
    /// enabled. One that yields or sleeps asked for the switch: that is none.
    /// </summary>
    private TraceEvent? Preempted(LogicalThread next, int step, long ticks)
    {
        ReadOnlySpan<Decision> decisions = next.Execution.Decisions.AsSpan();
        bool isDecided = decisions.Length > _decisions;
        _decisions = decisions.Length;
        if (!isDecided || _events.Count == 0 || _events[^1].Thread == next.Id || decisions[^1].Kind == AccessKind.Choice)
        {
            return null;
        }

        LogicalThread last = next.Execution.Threads[_events[^1].Thread];
        PendingAccess access = last.Pending;
        return decisions[^1].Chosen != next.Id
            || (decisions[^1].Enabled & (1UL << (last.Id & 63))) == 0
            || last.IsFinished
            || access.Kind is AccessKind.Yield or AccessKind.Sleep
            ? null
            : new TraceEvent(step, last.Id, last.Name, access.Kind, access.ResourceOrdinal, access.Resource?.ToString() ?? "", SiteTable.Get(access.Site), [.. last.Held.Select(h => h.ToString())], [], ticks);
    }

    /// <summary>
    /// Taking a lock is told twice, when it could be taken and when it was; giving back too, where that is a scheduling
    /// point. The second belongs to the event before it.
    /// </summary>
    private bool IsSecondHalf(in PendingAccess access, int thread, int step, int held) =>
        _events.Count > 0
        && _events[^1] is { } last
        && last.Thread == thread
        && last.Step == step
        && last.Kind == access.Kind
        && last.Resource == access.ResourceOrdinal
        && Math.Abs(last.Held.Count - held) == 1;
}
