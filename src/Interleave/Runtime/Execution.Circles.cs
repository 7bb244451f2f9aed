namespace Interleave.Runtime;

/// <content>
/// Circles of threads that wait for one another. A circle without time limits never opens again, whatever the threads
/// outside of it do, so it is told at the moment it closes: when the last thread of it begins to wait.
/// </content>
public sealed partial class Execution
{
    private readonly List<LogicalThread> _path = [];
    private readonly List<List<LogicalThread>> _neededAt = [];
    private readonly HashSet<LogicalThread> _searched = [];

    /// <summary>Virtual time of the next timer or timed wait; <see cref="VirtualClock.Never"/> without one.</summary>
    internal long NextDue()
    {
        long due = Clock.EarliestDue();
        foreach (LogicalThread thread in _alive)
        {
            due = !thread.IsWaiting ? due : Math.Min(due, thread.Deadline);
        }

        return due;
    }

    private static bool WaitsForEver(LogicalThread thread) =>
        !thread.IsFinished
        && thread.IsWaiting
        && thread.Deadline == VirtualClock.Never
        && !thread.Token.CanBeCanceled
        && !thread.Pending.Resource!.IsReady(thread);

    /// <summary>The thread is about to stand before the resource; ends the execution when that closes a circle.</summary>
    private void CheckCircle(LogicalThread thread, Resource resource)
    {
        if (IsStopping || !WaitsForEver(thread))
        {
            return;
        }

        _path.Clear();
        _searched.Clear();
        if (LeadsTo(thread, thread, 0))
        {
            FailAndThrow(DeadlockReport.ForCircle(this, _path));
        }
    }

    /// <summary>Whether <paramref name="goal"/> must act before <paramref name="from"/>, which waits for ever, can go on.</summary>
    private bool LeadsTo(LogicalThread from, LogicalThread goal, int depth)
    {
        if (_neededAt.Count == depth)
        {
            _neededAt.Add([]);
        }

        List<LogicalThread> needed = _neededAt[depth];
        needed.Clear();
        from.Pending.Resource!.AddNeeded(from, needed);
        _path.Add(from);
        foreach (LogicalThread next in needed)
        {
            if (ReferenceEquals(next, goal) || (WaitsForEver(next) && _searched.Add(next) && LeadsTo(next, goal, depth + 1)))
            {
                return true;
            }
        }

        _path.RemoveAt(_path.Count - 1);
        return false;
    }
}
