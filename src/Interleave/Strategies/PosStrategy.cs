using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Partial order sampling (Yuan, Yang, Gu: "Partial Order Aware Concurrency Sampling", CAV 2018, Algorithm 2). Every
/// pending event has a random priority of its own and the highest enabled one is taken; events that race with it then
/// draw anew, so that each partial order (not each interleaving) gets a fair share.
/// </summary>
/// <remarks>
/// Deviation: steps without alternative are not shown to a strategy, so an event taken that way redraws nobody; the
/// events it races with are disabled, or not pending, at that moment.
/// </remarks>
public sealed class PosStrategy : IStrategy
{
    // By thread id. Invariant: Priority belongs to the event (thread, Event); Event is the thread's count of points
    // when it drew, plus one, so that 0 means nothing drawn yet.
    private (ulong Priority, int Event)[] _drawn = new (ulong, int)[16];
    private SeededRandom _random;
    private int _threads;

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        _random = new SeededRandom(start.Seed, (ulong)start.Index);
        Array.Clear(_drawn, 0, _threads);
        _threads = 0;
        return true;
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point)
    {
        ReadOnlySpan<LogicalThread> enabled = point.Enabled;
        int best = 0;
        ulong highest = 0;
        for (int i = 0; i < enabled.Length; i++)
        {
            ulong priority = PriorityOf(enabled[i]);
            if (priority >= highest)
            {
                (best, highest) = (i, priority);
            }
        }

        PendingAccess taken = enabled[best].Pending;
        for (int i = 0; i < enabled.Length; i++)
        {
            if (i != best && AccessKinds.AreDependent(enabled[i].Pending, taken))
            {
                _drawn[enabled[i].Id].Priority = _random.NextBits();
            }
        }

        return best;
    }

    /// <inheritdoc/>
    public int NextValue(int bound) => _random.Next(bound);

    private ulong PriorityOf(LogicalThread thread)
    {
        int id = thread.Id;
        if (id >= _drawn.Length)
        {
            Array.Resize(ref _drawn, Math.Max(id + 1, _drawn.Length * 2));
        }

        _threads = Math.Max(_threads, id + 1);
        ref (ulong Priority, int Event) drawn = ref _drawn[id];
        if (drawn.Event != thread.Points + 1)
        {
            drawn = (_random.NextBits(), thread.Points + 1);
        }

        return drawn.Priority;
    }
}
