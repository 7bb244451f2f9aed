namespace Interleave.Runtime;

/// <content>
/// Time that passes at any point (<see cref="TimeMode.Nondeterministic"/>). A timer is a logical thread from the moment it
/// is set, and a timed wait can always go on: whether its time is up is the strategy's choice. The clock then jumps to the
/// due time, never back, so that a program that compares times sees a delay as long as it asked for or longer. Timers
/// elapse in any order: a callback may run as late as the pool likes.
/// </content>
public sealed partial class Execution
{
    private const int MaxElapsed = 5;

    private readonly List<string> _elapsedEarly = [];
    private int _elapsedCount;

    /// <summary>True when delays and time limits may elapse at any point.</summary>
    internal bool IsTimeFree { get; private set; }

    private void BeginTime()
    {
        IsTimeFree = _options.Settings.Time == TimeMode.Nondeterministic;
        _elapsedEarly.Clear();
        _elapsedCount = 0;
    }

    /// <summary>A timer was set: where time is free it is a thread from now on.</summary>
    internal void NoteTimerSet()
    {
        while (IsTimeFree && Clock.TryTakeAny(out VirtualTimer timer))
        {
            LogicalThread thread = NewThread(ThreadKind.Timer, timer.Name);
            timer.Thread = thread;
            thread.Pending = new PendingAccess(AccessKind.Start, timer.Cause, 0);
            thread.BodyState = timer;
            thread.Body = static t =>
            {
                var fired = (VirtualTimer)t!;
                fired.HasFired = true;
                LogicalThread.Current!.Execution.Elapse(fired.Due, fired.Name);
                fired.Callback(fired.State);
            };
        }
    }

    /// <summary>A timer was cancelled that already is a thread, which has not begun: it never will.</summary>
    internal void Forget(LogicalThread timer)
    {
        if (!timer.IsFinished && !IsStopping)
        {
            MarkEnded(timer);
        }
    }

    /// <summary>A timed wait has ended by its limit.</summary>
    private void ElapseWait(LogicalThread thread, long deadline)
    {
        Elapse(deadline, $"the time limit of {thread}");
        if (thread.ElapsedAt == _mutations)
        {
            // It polls by waiting: others go first, as with any other poll.
            NoteSpin(thread);
        }

        thread.ElapsedAt = _mutations;
    }

    private void Elapse(long due, string what)
    {
        if (due > Clock.Now)
        {
            if (_elapsedCount++ < MaxElapsed && _alive.Exists(t => t.CanGoOn() && !ReferenceEquals(t, LogicalThread.Current)))
            {
                _elapsedEarly.Add($"{what}, due at {WaitText.Seconds(due)}, elapsed at point {Steps} while others could go on");
            }

            Clock.AdvanceTo(due);
        }
    }

    /// <summary>What a finding must say about time; nothing where it passed as usual.</summary>
    private IEnumerable<string> TimeNotes()
    {
        if (!IsTimeFree || _elapsedCount == 0)
        {
            yield break;
        }

        yield return "time was nondeterministic (--time nondeterministic): any delay may elapse at any point";
        foreach (string early in _elapsedEarly)
        {
            yield return early;
        }
    }
}
