namespace Hsm;

/// <summary>
/// The basic priority inheritance protocol (Sha, Rajkumar, Lehoczky 1990, section III), as a real-time kernel keeps it:
/// waiters enter by priority, and whoever holds a mutex runs at the priority of its most urgent waiter, through any chain
/// of nested mutexes. So a task waits for less urgent ones only while they are in critical sections, however many tasks of
/// middling priority there are.
/// </summary>
/// <remarks>
/// Plain and single-threaded: the caller keeps threads apart and puts them to sleep. Deviation: entering by effective
/// priority is decided at the release, so that a waiter whose priority rose meanwhile is let in by what it has then.
/// </remarks>
internal static class PriorityInheritance
{
    /// <summary>Asks for a mutex.</summary>
    /// <param name="task">Who; it waits for nothing and does not hold this one.</param>
    /// <param name="mutex">Which.</param>
    /// <returns>True: held; false: it waits, and holders along the chain have inherited its priority.</returns>
    public static bool Request(PriorityTask task, PriorityMutex mutex)
    {
        if (mutex.Owner is null)
        {
            Take(task, mutex);
            return true;
        }

        mutex.Waiters.Add(task);
        task.WaitsFor = mutex;
        Raise(mutex.Owner, task.EffectivePriority);
        return false;
    }

    /// <summary>Gives a mutex up: the releaser loses what it inherited through it, the most urgent waiter has it now.</summary>
    /// <param name="mutex">Which; its owner is releasing it.</param>
    /// <returns>The new owner, which can go on; null: the mutex is free.</returns>
    /// <exception cref="HsmInvariantException">Nobody holds it.</exception>
    public static PriorityTask? Release(PriorityMutex mutex)
    {
        var releaser = mutex.Owner ?? throw new HsmInvariantException("A mutex is given up by its owner.");
        releaser.Held.Remove(mutex);
        mutex.Owner = null;
        Recompute(releaser);
        if (mutex.Waiters.Count == 0)
        {
            return null;
        }

        var next = MostUrgent(mutex.Waiters);
        mutex.Waiters.Remove(next);
        next.WaitsFor = null;
        Take(next, mutex);
        Recompute(next);
        return next;
    }

    /// <summary>Gives a task another priority of its own. It waits for nothing.</summary>
    /// <param name="task">Who.</param>
    /// <param name="priority">The priority.</param>
    public static void SetPriority(PriorityTask task, int priority)
    {
        task.BasePriority = priority;
        Recompute(task);
    }

    private static void Take(PriorityTask task, PriorityMutex mutex)
    {
        mutex.Owner = task;
        task.Held.Add(mutex);
    }

    // Ends also where the chain is a cycle (a deadlock): each step raises somebody.
    private static void Raise(PriorityTask holder, int priority)
    {
        for (var task = holder; task is not null && task.EffectivePriority < priority; task = task.WaitsFor?.Owner)
        {
            task.EffectivePriority = priority;
        }
    }

    // For a task that can go on: its priority falls, or is that of a holder's first waiters, and nobody inherits from it.
    private static void Recompute(PriorityTask task)
    {
        task.EffectivePriority = task.BasePriority;
        foreach (var mutex in task.Held)
        {
            foreach (var waiter in mutex.Waiters)
            {
                task.EffectivePriority = Math.Max(task.EffectivePriority, waiter.EffectivePriority);
            }
        }
    }

    // The first of equals, so that first come is first served among them.
    private static PriorityTask MostUrgent(List<PriorityTask> waiters)
    {
        var found = waiters[0];
        foreach (var waiter in waiters)
        {
            found = waiter.EffectivePriority > found.EffectivePriority ? waiter : found;
        }

        return found;
    }
}
