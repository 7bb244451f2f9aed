namespace Interleave.Runtime;

/// <content>The end of threads, and of the execution.</content>
public sealed partial class Execution
{
    private void MarkEnded(LogicalThread thread)
    {
        thread.IsFinished = true;
        _alive.Remove(thread);
        _live--;
        _foreground -= thread.Kind == ThreadKind.Foreground ? 1 : 0;
        if (thread.Kind is ThreadKind.Foreground or ThreadKind.Background)
        {
            // Only the end of a Thread can be polled for. Were the end of a continuation a change, `while (!done)
            // await Task.Yield();` would never stand behind the thread it waits for.
            Mutated();
        }
    }

    /// <summary>A non-main thread has ended on its carrier: somebody else goes on.</summary>
    /// <returns>True when that somebody is a new logical thread on the same carrier.</returns>
    private bool End(LogicalThread thread, Carrier carrier)
    {
        CheckHeldLocks(thread);

        MarkEnded(thread);
        Note(thread, AccessKind.End, thread.Ended);

        thread.Carrier = null;
        LogicalThread? next = null;
        if (!IsStopping && !(_mainDone && _foreground == 0))
        {
            next = NextAfterEnd(thread);
        }

        _carriers.Return(carrier);
        if (next is null)
        {
            IsStopping = true;
            _driver.Baton.Pass();
            return false;
        }

        Carrier to = Prepare(next);
        if (ReferenceEquals(to, carrier))
        {
            return true;
        }

        Switches++;
        to.Baton.Pass();
        return false;
    }

    private LogicalThread? NextAfterEnd(LogicalThread ended)
    {
        try
        {
            if (ended.Points == 0 && ++Steps >= _progressAt)
            {
                // Timers whose callbacks touch nothing would otherwise go on for ever.
                CheckProgress(ended);
            }

            LogicalThread? next = ChooseNext(ended);
            if (next is null)
            {
                Fail(DeadlockReport.ForAll(this));
            }

            return next;
        }
        catch (TeardownException)
        {
            return null;
        }
    }

    /// <summary>The test has returned: foreground threads run to their end, the others are cut off, as when a process exits.</summary>
    private void EndMain(LogicalThread main)
    {
        MarkEnded(main);
        _mainDone = true;
        if (!IsStopping && _foreground > 0)
        {
            LogicalThread.Current = main;
            LogicalThread? next = NextAfterEnd(main);
            LogicalThread.Current = null;
            if (next is not null)
            {
                HandOver(next, _driver);
            }
        }

        IsStopping = true;
    }

    /// <summary>Lets the threads that are still parked unwind, one at a time; each passes the baton back when it is through.</summary>
    private void Unwind()
    {
        for (int i = 1; i < _threads.Count; i++)
        {
            LogicalThread thread = _threads[i];
            if (!thread.IsFinished && thread.Carrier is { } carrier)
            {
                carrier.Baton.Pass();
                _driver.Baton.Wait();
            }
        }
    }
}
