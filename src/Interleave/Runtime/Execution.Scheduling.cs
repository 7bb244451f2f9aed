using Interleave.Strategies;

namespace Interleave.Runtime;

/// <content>Scheduling points, hand-over, the end of threads.</content>
public sealed partial class Execution
{
    /// <summary>
    /// A scheduling point before an access that never blocks. Returns when the thread is chosen to go on.
    /// Throws the teardown exception when the execution has ended meanwhile.
    /// </summary>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="kind">What the access does.</param>
    /// <param name="resource">What it touches.</param>
    /// <param name="isSync">True for an access that orders memory (volatile, interlocked).</param>
    public void Point(LogicalThread thread, AccessKind kind, Resource? resource, bool isSync = false)
    {
        thread.Pending = new PendingAccess(kind, resource, thread.CurrentSite, isSync);
        thread.IsWaiting = false;
        if (kind == AccessKind.Atomic || (kind == AccessKind.Read && resource is not MemoryLocation))
        {
            thread.NoteAccess(thread.CurrentSite);
        }

        Stand(thread);
        if (!AccessKinds.IsReadOnly(kind) && kind is not AccessKind.ReadWrite and not AccessKind.TryAcquire)
        {
            Mutated();
        }
    }

    /// <summary>
    /// Stands before an access until the resource is ready for it: the thread is enabled only while
    /// <see cref="Runtime.Resource.IsReady"/> says so, its deadline has come or the token is cancelled.
    /// On return with true the access is possible now and nothing can run in between.
    /// </summary>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="kind">What the access does.</param>
    /// <param name="resource">What it waits for.</param>
    /// <param name="timeout">Virtual time it waits at most; infinite by default. Zero asks without waiting.</param>
    /// <param name="token">Ends the wait; the caller throws if it wants to.</param>
    /// <returns>True when the resource is ready; false on timeout or cancellation (ask the token which).</returns>
    public bool Block(LogicalThread thread, AccessKind kind, Resource resource, TimeSpan? timeout = null, CancellationToken token = default)
    {
        thread.Pending = new PendingAccess(kind, resource, thread.CurrentSite);
        thread.Deadline = timeout is { } limited ? Clock.DeadlineAfter(limited) : VirtualClock.Never;
        thread.Token = token;
        thread.IsWaiting = true;
        thread.PassedOver = 0;
        long deadline = thread.Deadline;
        if (thread.Deadline != VirtualClock.Never)
        {
            _timedWaits++;
        }

        try
        {
            CheckCircle(thread, resource);
            Stand(thread);
        }
        finally
        {
            if (thread.Deadline != VirtualClock.Never)
            {
                _timedWaits--;
                thread.Deadline = VirtualClock.Never;
            }

            thread.IsWaiting = false;
            thread.Token = default;
        }

        bool ready = resource.IsReady(thread);
        if (ready && kind is not AccessKind.Wait and not AccessKind.Join)
        {
            Mutated();
            if (StarvationBound > 0 && kind != AccessKind.Sleep)
            {
                NoteGiven(thread, resource);
            }
        }
        else if (IsTimeFree && !ready && deadline != VirtualClock.Never && !token.IsCancellationRequested)
        {
            ElapseWait(thread, deadline);
        }

        return ready;
    }

    /// <summary>Offers the processor: the caller goes behind every other enabled thread until one has changed something.</summary>
    /// <param name="thread">The calling logical thread.</param>
    public void Yield(LogicalThread thread)
    {
        NoteYield(thread, thread);
        Clock.AdvanceTo(Clock.Now + 1);
        Point(thread, AccessKind.Yield, null);
    }

    /// <summary>
    /// Something visible changed (a value, a lock's state): yielded threads may look again. Models call it when the
    /// access kind alone does not tell, such as a compare-and-swap that succeeded.
    /// </summary>
    public void Mutated()
    {
        _mutations++;
        if (_isFair)
        {
            NoteChange();
        }
    }

    /// <summary>The lock is now held by the thread; for reports and for the leaked-lock check.</summary>
    /// <param name="thread">The holder.</param>
    /// <param name="resource">The lock.</param>
    public void LockTaken(LogicalThread thread, Resource resource)
    {
        thread.Held.Add(resource);
        resource.TakenAt = thread.CurrentSite;
        if (StarvationBound > 0 && thread.Pending.Kind == AccessKind.TryAcquire)
        {
            NoteGiven(thread, resource);
        }

        Observe(thread, taken: true);
    }

    /// <summary>The lock is no longer held by the thread. Records the release, which is a scheduling point only if the program observes lock states.</summary>
    /// <param name="thread">The holder until now.</param>
    /// <param name="resource">The lock.</param>
    public void LockReleased(LogicalThread thread, Resource resource)
    {
        int at = thread.Held.LastIndexOf(resource);
        if (at >= 0)
        {
            thread.Held.RemoveAt(at);
        }

        Mutated();
        Note(thread, AccessKind.Release, resource);
    }

    /// <summary>
    /// To be called by a model before it gives a lock back: a scheduling point when the program tests locks without
    /// waiting for them (else the state "held" is only visible through blocking, and no point is needed).
    /// </summary>
    /// <param name="thread">The holder.</param>
    /// <param name="resource">The lock.</param>
    public void BeforeRelease(LogicalThread thread, Resource resource)
    {
        if (ObservesLocks)
        {
            Point(thread, AccessKind.Release, resource);
        }
    }

    private int _timedWaits;

    private void Stand(LogicalThread thread)
    {
        if (IsStopping)
        {
            throw TeardownException.Instance;
        }

        if (thread.AtomicDepth > 0 && thread.CanGoOn())
        {
            TellDetectors(thread, thread.Pending);
            return;
        }

        if (_live == 1 && thread.CanGoOn() && thread.Pending.Kind != AccessKind.Yield)
        {
            // Nobody to switch to. Still bounded, but generously: a test may do long set-up and checks alone.
            CheckSoloBound(thread);
            Observe(thread);
            return;
        }

        thread.Points++;
        if (++Steps >= _progressAt)
        {
            CheckProgress(thread);
        }

        LogicalThread? next = ChooseNext(thread);
        if (next is null)
        {
            FailAndThrow(DeadlockReport.ForAll(this));
        }

        if (!ReferenceEquals(next, thread))
        {
            HandOver(next!, thread.Carrier!);
            if (IsStopping)
            {
                throw TeardownException.Instance;
            }
        }

        Running = thread;
        Decisions.Mix(thread.Id, thread.Pending.Kind, thread.Pending.ResourceOrdinal);
        LogStep(thread);
        Observe(thread);
    }

    /// <summary>Picks who goes next; null when nobody can, now or at any later virtual time.</summary>
    private LogicalThread? ChooseNext(LogicalThread current)
    {
        if (TakesTurns())
        {
            return TakeTurn(current);
        }

        int count;
        int currentIndex;
        while ((count = CollectEnabled(current, out currentIndex)) == 0)
        {
            if (!PassTime())
            {
                return null;
            }
        }

        if (count == 1)
        {
            return _enabled[0];
        }

        int chosen = _strategy.NextThread(new SchedulingPoint(_enabled.AsSpan(0, count), current, currentIndex, Decisions.Count));
        if ((uint)chosen >= (uint)count)
        {
            FailDefect($"The strategy {_strategy.GetType().Name} chose thread {chosen} of {count} enabled ones.");
        }

        LogicalThread next = _enabled[chosen];
        if (currentIndex >= 0)
        {
            Coverage.Note(current.Pending.Site, isLeft: chosen != currentIndex);
        }

        PendingAccess pending = next.Pending;
        Record(new Decision(next.Id, EnabledMask(count), pending.Kind, pending.ResourceOrdinal, pending.Site));
        return next;
    }

    /// <summary>
    /// Fills <see cref="_enabled"/>. A thread that yielded is left out while it is behind (see <see cref="IsBehind"/>);
    /// when only such threads could go on, time passes, and failing that they all go on.
    /// </summary>
    private int CollectEnabled(LogicalThread current, out int currentIndex)
    {
        MakeRoom();
        int count = 0;
        bool yielded = false;
        bool fresh = false;
        currentIndex = -1;
        foreach (LogicalThread thread in _alive)
        {
            if (!thread.CanGoOn())
            {
                continue;
            }

            if (IsBehind(thread))
            {
                yielded = true;
                fresh |= thread.YieldCount < YieldsBeforeTimePasses;
                continue;
            }

            if (ReferenceEquals(thread, current))
            {
                currentIndex = count;
            }

            _enabled[count++] = thread;
        }

        if (count > 0 || !yielded)
        {
            return count;
        }

        // A thread that has yielded once or twice has work to do, and no time-out may come before it; one that does
        // nothing but yield waits for the clock.
        if (fresh)
        {
            return CollectYielded(YieldsBeforeTimePasses);
        }

        if (PassTime())
        {
            return CollectEnabled(current, out currentIndex);
        }

        // Everybody spins. A spinner may be waiting for the clock, so let a millisecond pass; the step bound ends it otherwise.
        Clock.AdvanceTo(Clock.Now + TimeSpan.TicksPerMillisecond);
        return CollectYielded(int.MaxValue);
    }

    private void MakeRoom()
    {
        if (_enabled.Length < _alive.Count)
        {
            Array.Resize(ref _enabled, _alive.Count * 2);
        }
    }

    private int CollectYielded(int yieldsBelow)
    {
        MakeRoom();
        int count = 0;
        foreach (LogicalThread thread in _alive)
        {
            if (thread.CanGoOn() && thread.YieldCount < yieldsBelow)
            {
                _enabled[count++] = thread;
            }
        }

        return count;
    }

    private ulong EnabledMask(int count)
    {
        ulong mask = 0;
        for (int i = 0; i < count; i++)
        {
            mask |= 1UL << (_enabled[i].Id & 63);
        }

        return mask;
    }

    /// <summary>Jumps to the next due time; false when nothing is due ever.</summary>
    private bool PassTime()
    {
        long due = Clock.EarliestDue();
        if (_timedWaits > 0)
        {
            foreach (LogicalThread thread in _alive)
            {
                due = !thread.IsWaiting ? due : Math.Min(due, thread.Deadline);
            }
        }

        if (due == VirtualClock.Never)
        {
            return false;
        }

        Clock.AdvanceTo(due);
        _mutations++;
        while (Clock.TryTakeDue(out VirtualTimer timer))
        {
            LogicalThread thread = NewThread(ThreadKind.Timer, timer.Name);
            thread.Body = timer.Callback;
            thread.BodyState = timer.State;
            thread.Pending = new PendingAccess(AccessKind.Start, timer.Cause, 0);
        }

        return true;
    }

    private void Record(in Decision decision)
    {
        Decisions.Add(decision);
        _options.OnDecision?.Invoke(decision);
    }

    /// <summary>Passes the baton and waits for it to come back to <paramref name="self"/>.</summary>
    private void HandOver(LogicalThread next, Carrier self)
    {
        Switches++;
        Prepare(next).Baton.Pass();
        self.Baton.Wait();
    }

    private Carrier Prepare(LogicalThread next)
    {
        if (next.Carrier is null)
        {
            _carriers.Take().Assign(next);
        }

        return next.Carrier!;
    }
}
