namespace Hsm;

/// <summary>
/// Tells one waiter that what it waits for is done. Latches: a signal that comes before the waiter arms is kept for it.
/// Each wait has a ticket; whoever signals a ticket of an earlier wait, or one ticket twice, changes nothing.
/// </summary>
/// <remarks>
/// Safe for any number of signallers and one waiter. A callback runs on the thread that completes the pair of signal and
/// arming, with no lock held.
/// </remarks>
internal class WakeSignal
{
    // Guards everything below. Held for a few assignments only, never while a callback runs.
    private readonly object _gate = new();

    // Invariant: rises with each wait and at Close, so that no signal for what is over finds its ticket.
    private long _ticket;
    private bool _isSignalled;
    private bool _isClosed;
    private Action? _callback;

    // The threads that run callbacks: of this wait, or still of the one before. Close waits for them, so that none runs
    // once the signal is closed.
    private readonly List<int> _calling = [];

    /// <summary>Begins a wait: what was signalled for earlier ones is forgotten.</summary>
    /// <returns>Who signals this wait says this.</returns>
    public long Open()
    {
        lock (_gate)
        {
            _isSignalled = false;
            _callback = null;
            return ++_ticket;
        }
    }

    /// <summary>Tells that what the wait is for is done. Any thread; the second time, and after Close, nothing happens.</summary>
    /// <param name="ticket">From Open.</param>
    public virtual void Signal(long ticket)
    {
        Action? callback;
        lock (_gate)
        {
            if (_isClosed || ticket != _ticket || _isSignalled)
            {
                return;
            }

            callback = Latch();
        }

        Call(callback);
    }

    /// <summary>
    /// The waiter turns to other things until the callback. It is called once for this wait: at once when the signal has
    /// come already.
    /// </summary>
    /// <param name="ticket">From Open; one of an earlier wait changes nothing.</param>
    /// <param name="callback">Must be short; null: the waiter will ask by IsSignalled or Wait.</param>
    public virtual void Arm(long ticket, Action? callback)
    {
        lock (_gate)
        {
            if (_isClosed || ticket != _ticket)
            {
                return;
            }

            if (!_isSignalled)
            {
                _callback = callback;
                return;
            }

            Claim(callback);
        }

        Call(callback);
    }

    /// <summary>Whether the wait is over.</summary>
    /// <returns>True once signalled.</returns>
    public bool IsSignalled()
    {
        lock (_gate)
        {
            return _isSignalled;
        }
    }

    /// <summary>Blocks until the wait is over: for a waiter that may not turn to other things.</summary>
    /// <returns>False: closed instead.</returns>
    public bool Wait()
    {
        lock (_gate)
        {
            while (!_isSignalled && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            return _isSignalled;
        }
    }

    /// <summary>
    /// Ends the signal: no callback runs from now on, and nobody waits any longer. Waits for a callback that runs, unless it
    /// is the caller.
    /// </summary>
    public virtual void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _isSignalled = false;
            _callback = null;
            _ticket++;
            Monitor.PulseAll(_gate);
            while (_calling.Exists(static thread => thread != Environment.CurrentManagedThreadId))
            {
                Monitor.Wait(_gate);
            }
        }
    }

    // Under the gate.
    private Action? Latch()
    {
        _isSignalled = true;
        Monitor.PulseAll(_gate);
        var callback = _callback;
        _callback = null;
        Claim(callback);
        return callback;
    }

    // Under the gate.
    private void Claim(Action? callback)
    {
        if (callback is not null)
        {
            _calling.Add(Environment.CurrentManagedThreadId);
        }
    }

    private void Call(Action? callback)
    {
        if (callback is null)
        {
            return;
        }

        try
        {
            callback();
        }
        finally
        {
            lock (_gate)
            {
                _calling.Remove(Environment.CurrentManagedThreadId);
                Monitor.PulseAll(_gate);
            }
        }
    }
}
