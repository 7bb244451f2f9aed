using Interleave.Runtime;

namespace Interleave.Strategies;

/// <summary>
/// Threads whose next transition need not be taken now, because an execution that takes it here was run already
/// (Godefroid, LNCS 1032, 1996, Fig. 5.2). A thread wakes when a transition dependent with its pending access is taken.
/// </summary>
internal sealed class SleepSet
{
    // Invariant: a set bit is an enabled thread below 64, standing where it fell asleep. Larger ids never sleep: sound, not minimal.
    private ulong _asleep;
    private int _steps;
    private int _lastChosen = -1;

    /// <summary>True once this execution only repeats a partial order that was run: it needs no alternatives from here on.</summary>
    internal bool IsBlocked { get; private set; }

    internal void Clear() => (_asleep, _steps, _lastChosen, IsBlocked) = (0, 0, -1, false);

    internal bool Contains(int id) => id < 64 && (_asleep >> id & 1) != 0;

    internal void Block() => IsBlocked = true;

    /// <summary>
    /// A sleeping thread stays enabled, so a step taken without alternative (not shown to strategies) while one sleeps
    /// was that thread's own: from there on this execution repeats another.
    /// </summary>
    internal void OnDecision(in SchedulingPoint point)
    {
        int steps = point.Current.Execution.Steps;
        bool forced = _lastChosen >= 0 && (steps - _steps > 1 || point.Current.Id != _lastChosen);
        IsBlocked |= forced && _asleep != 0;
        _steps = steps;
    }

    /// <summary>A thread was chosen: those done before it at this decision fall asleep, those dependent on it wake.</summary>
    internal void OnChosen(ReadOnlySpan<LogicalThread> enabled, ReadOnlySpan<int> done, int chosen)
    {
        foreach (int id in done)
        {
            _asleep |= id < 64 ? 1UL << id : 0;
        }

        PendingAccess taken = enabled[chosen].Pending;
        _lastChosen = enabled[chosen].Id;
        foreach (LogicalThread thread in enabled)
        {
            if (thread.Id < 64 && AccessKinds.AreDependent(thread.Pending, taken))
            {
                _asleep &= ~(1UL << thread.Id);
            }
        }

        _asleep &= _lastChosen < 64 ? ~(1UL << _lastChosen) : ~0UL;
    }
}
