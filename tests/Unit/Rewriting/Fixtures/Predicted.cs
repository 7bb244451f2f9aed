namespace Unit.Rewriting.Fixtures;

/// <summary>Bugs that most schedules hide, for prediction to bring out.</summary>
public sealed class Predicted
{
    private readonly Lock _gate = new();
    private readonly object _a = new();
    private readonly object _b = new();
    private readonly object _c = new();
    private readonly ReaderWriterLockSlim _left = new();
    private readonly ReaderWriterLockSlim _right = new();
    private int _data;
    private int _other;
    private volatile int _done;

    public static void Both(params Action[] bodies)
    {
        Thread[] threads = [.. bodies.Select(b => new Thread(() => b()))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    /// <summary>The lock has nothing to do with the field: it only happens to order the two most of the time.</summary>
    public void RaceBehindALock() => Both(
        () =>
        {
            _data = 1;
            lock (_gate)
            {
                _other = 1;
            }
        },
        () =>
        {
            for (int i = 0; i < 5; i++)
            {
                _done = i;
            }

            lock (_gate)
            {
                _other = 2;
            }

            _data = 2;
        });

    /// <summary>The same with a lock at which a writer arrives first and then may have to wait.</summary>
    public void RaceBehindAWriteLock() => Both(
        () =>
        {
            _data = 1;
            Written(1);
        },
        () =>
        {
            Written(2);
            _data = 2;
        });

    /// <summary>One side forgets the lock, after having taken it for something else.</summary>
    public void RaceOutsideTheLock() => Both(
        () =>
        {
            lock (_gate)
            {
                _data = 1;
            }
        },
        () =>
        {
            for (int i = 0; i < 5; i++)
            {
                _done = i;
            }

            lock (_gate)
            {
                _other = 2;
            }

            _data = 2;
        });

    public void OppositeOrder() => Both(() => Nested(_a, _b), () => Nested(_b, _a));

    public void ThreeInACircle() => Both(() => Nested(_a, _b), () => Nested(_b, _c), () => Nested(_c, _a));

    public async Task OppositeOrderInTasks()
    {
        Task first = Task.Run(() => Nested(_a, _b));
        Task second = Task.Run(() => Nested(_b, _a));
        await Task.WhenAll(first, second);
    }

    public void ReaderAgainstWriter() => Both(
        () =>
        {
            _left.EnterReadLock();
            Locked(_a);
            _left.ExitReadLock();
        },
        () =>
        {
            lock (_a)
            {
                _left.EnterWriteLock();
                _left.ExitWriteLock();
            }
        });

    /// <summary>Two readers stop each other as soon as the writer waits.</summary>
    public void ReadersAndAWaitingWriter() => Both(
        () =>
        {
            _left.EnterReadLock();
            Locked(_a);
            _left.ExitReadLock();
        },
        () =>
        {
            lock (_a)
            {
                _left.EnterReadLock();
                _left.ExitReadLock();
            }
        },
        () =>
        {
            _left.EnterWriteLock();
            _left.ExitWriteLock();
        });

    public void GateLock() => Both(() => Gated(_a, _b), () => Gated(_b, _a));

    public void JoinedBetween()
    {
        var first = new Thread(() => Nested(_a, _b));
        first.Start();
        first.Join();
        var second = new Thread(() => Nested(_b, _a));
        second.Start();
        second.Join();
    }

    public void OnlyReaders() => Both(() => Read(_left, _right), () => Read(_right, _left));

    public void FlagBetween() => Both(
        () =>
        {
            _data = 1;
            _done = 1;
        },
        () =>
        {
            if (_done == 1)
            {
                _data = 2;
            }
        });

    /// <summary>A circle of locks, but one side gives up: predicted, and never there.</summary>
    public void OneSideGivesUp() => Both(
        () => Nested(_a, _b),
        () =>
        {
            lock (_b)
            {
                if (Monitor.TryEnter(_a, 10))
                {
                    Monitor.Exit(_a);
                }
            }
        });

    /// <summary>Both orders can be told by what is read.</summary>
    public void PlainRace() => Both(() => _data = 7, () => Volatile.Write(ref _other, _data));

    private void Written(int value)
    {
        _left.EnterWriteLock();
        _other = value;
        _done = value;
        _left.ExitWriteLock();
    }

    private static void Read(ReaderWriterLockSlim outer, ReaderWriterLockSlim inner)
    {
        outer.EnterReadLock();
        inner.EnterReadLock();
        inner.ExitReadLock();
        outer.ExitReadLock();
    }

    private static void Locked(object gate)
    {
        lock (gate)
        {
        }
    }

    private void Nested(object outer, object inner)
    {
        lock (outer)
        {
            lock (inner)
            {
                _done++;
            }
        }
    }

    private void Gated(object outer, object inner)
    {
        lock (_gate)
        {
            Nested(outer, inner);
        }
    }
}
