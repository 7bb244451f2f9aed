using Interleave;

namespace Unit.Rewriting.Fixtures;

/// <summary>The right way of what is wrong in <see cref="Misuses"/>: no schedule has a finding.</summary>
public sealed class Uses
{
    private readonly object _other = new();
    private object _gate = new();
    private volatile bool _flag;
    private int _balance = 10;

    public void SpinUntilSet()
    {
        Together(
            () =>
            {
                while (!_flag)
                {
                    Thread.Yield();
                }
            },
            () => _flag = true);
    }

    public void WorkUntilSet()
    {
        int done = 0;
        Together(
            () =>
            {
                while (!_flag)
                {
                    Interlocked.Increment(ref done);
                }
            },
            () => _flag = true);
    }

    public void PulseWithAPredicate()
    {
        _gate = new object();
        bool ready = false;
        Together(
            () =>
            {
                lock (_gate)
                {
                    while (!ready)
                    {
                        Monitor.Wait(_gate);
                    }
                }
            },
            () =>
            {
                lock (_gate)
                {
                    ready = true;
                    Monitor.Pulse(_gate);
                }
            });
    }

    public void SemaphoreCounts()
    {
        using var ready = new SemaphoreSlim(0);
        Together(
            () =>
            {
                ready.Wait();
                ready.Wait();
            },
            () =>
            {
                ready.Release();
                ready.Release();
            });
    }

    public void SameOrderBesideATimer()
    {
        using var timer = new Timer(_ => _flag = true, null, 3_600_000, Timeout.Infinite);
        Together(() => Nest(_other, this), () => Nest(_other, this));
    }

    public void OppositeOrderWithALimit()
    {
        object second = new();
        Together(
            () => Nest(_other, second),
            () =>
            {
                lock (second)
                {
                    if (Monitor.TryEnter(_other, 50))
                    {
                        Monitor.Exit(_other);
                    }
                }
            });
    }

    public async Task LockGivenBackBeforeTheAwait()
    {
        lock (_other)
        {
            _balance++;
        }

        await Task.Yield();
        lock (_other)
        {
            _balance++;
        }
    }

    public void CallerHoldsALockAndWaits()
    {
        lock (_other)
        {
            Later().Wait();
        }

        static async Task Later() => await Task.Delay(1);
    }

    public async Task LockHeldWhereNothingSuspends()
    {
        Monitor.Enter(_other);
        await Task.CompletedTask;
        Monitor.Exit(_other);
    }

    public async Task SemaphoreAcrossAnAwait()
    {
        using var gate = new SemaphoreSlim(1);
        await Task.WhenAll(Work(), Work());

        async Task Work()
        {
            await gate.WaitAsync();
            await Task.Yield();
            gate.Release();
        }
    }

    public void RegionInOneLockSection()
    {
        Together(() => Withdraw(4), () => Withdraw(3));

        void Withdraw(int amount)
        {
            using (Atomic.Region("withdraw"))
            {
                lock (_other)
                {
                    _balance -= amount;
                }
            }
        }
    }

    public void RegionWithAnUnrelatedSectionBetween()
    {
        int unrelated = 0;
        Together(
            () =>
            {
                using (Atomic.Region("both"))
                {
                    lock (_other)
                    {
                        _balance++;
                    }

                    lock (_other)
                    {
                        _balance++;
                    }
                }
            },
            () =>
            {
                lock (_other)
                {
                    unrelated++;
                }
            });
    }

    public void RegionThatOthersOnlyFollow()
    {
        Together(
            () =>
            {
                using (Atomic.Region("publish"))
                {
                    _balance = 20;
                    _flag = true;
                }
            },
            () =>
            {
                if (_flag && _balance != 20)
                {
                    throw new InvalidOperationException("half a region");
                }
            });
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
