using Interleave;

namespace Unit.Rewriting.Fixtures;

/// <summary>Bugs other than data races; each is named after the kind of its finding. The right way of each is in <see cref="Uses"/>.</summary>
public sealed class Misuses
{
    private readonly object _other = new();
    private object _gate = new();
    private volatile int _turn;
    private volatile bool _flag;
    private int _balance = 10;

    public void Hang_FlagNeverSet()
    {
        Together(Spin, Spin);

        void Spin()
        {
            while (!_flag)
            {
                Thread.Yield();
            }
        }
    }

    public void Livelock_AfterYou()
    {
        Together(() => Politely(0), () => Politely(1));

        void Politely(int me)
        {
            while (!_flag)
            {
                if (_turn == me)
                {
                    _turn = 1 - me;
                }
            }
        }
    }

    public void LostWakeup_FieldGate()
    {
        _gate = new object();
        Together(
            () =>
            {
                lock (_gate)
                {
                    Monitor.Wait(_gate);
                }
            },
            () =>
            {
                lock (_gate)
                {
                    Monitor.Pulse(_gate);
                }
            });
    }

    public void LostWakeup_CapturedGateCheckedTooEarly()
    {
        object gate = new();
        Together(
            () =>
            {
                if (!_flag)
                {
                    lock (gate)
                    {
                        Monitor.Wait(gate);
                    }
                }
            },
            () =>
            {
                _flag = true;
                lock (gate)
                {
                    Monitor.PulseAll(gate);
                }
            });
    }

    public void LostWakeup_EventSetTwice()
    {
        var ready = new AutoResetEvent(false);
        Together(
            () =>
            {
                ready.WaitOne();
                ready.WaitOne();
            },
            () =>
            {
                ready.Set();
                ready.Set();
            });
    }

    public void Deadlock_BesideATimer()
    {
        using var timer = new Timer(_ => _flag = true, null, 3_600_000, Timeout.Infinite);
        Together(() => Nest(_gate, _other), () => Nest(_other, _gate));
    }

    public void LockNotOwned_Swallowed()
    {
        lock (_other)
        {
            var thief = new Thread(() =>
            {
                try
                {
                    Monitor.Exit(_other);
                }
                catch (SynchronizationLockException)
                {
                    _flag = true;
                }
            });
            thief.Start();
            thief.Join();
        }
    }

    public async Task AwaitWithLock_Monitor()
    {
        Monitor.Enter(_other);
        try
        {
            await Task.Yield();
        }
        finally
        {
            if (Monitor.IsEntered(_other))
            {
                Monitor.Exit(_other);
            }
        }
    }

    public async Task AwaitWithLock_ReaderWriterLock()
    {
        using var doors = new ReaderWriterLockSlim();
        doors.EnterWriteLock();
        await Task.Delay(1);
        if (doors.IsWriteLockHeld)
        {
            doors.ExitWriteLock();
        }
    }

    public async Task AwaitWithLock_TakenByAHelper()
    {
        var gate = new Lock();
        Take(gate);
        await Task.Delay(1).ConfigureAwait(false);

        static void Take(Lock gate) => gate.Enter();
    }

    public void AtomicityViolation_TwoLockSections()
    {
        Together(() => Withdraw(4), () => Withdraw(3));

        void Withdraw(int amount)
        {
            using (Atomic.Region("withdraw"))
            {
                int seen;
                lock (_other)
                {
                    seen = _balance;
                }

                lock (_other)
                {
                    _balance = seen - amount;
                }
            }
        }
    }

    public void AtomicityViolation_OneRegionAndAWriter()
    {
        Together(
            () => Atomic.Region("check then act", () =>
            {
                if (Volatile.Read(ref _balance) == 10)
                {
                    Volatile.Write(ref _balance, 0);
                }
            }),
            () => Interlocked.Increment(ref _balance));
    }

    public async Task UnhandledException_AsyncVoid()
    {
        Fire();
        await Task.Delay(1);

        async void Fire()
        {
            await Task.Yield();
            throw new FormatException("Misuses.cs: nobody can catch this");
        }
    }

    public void LeakedLock_Mutex()
    {
        var mutex = new Mutex();
        Together(() => mutex.WaitOne(), () => { });
    }

    private static void Nest(object outer, object inner)
    {
        lock (outer)
        {
            lock (inner)
            {
                _ = outer;
            }
        }
    }

    private static void Together(Action one, Action two)
    {
        var first = new Thread(() => one());
        var second = new Thread(() => two());
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }
}
