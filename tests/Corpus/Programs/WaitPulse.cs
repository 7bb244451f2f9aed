namespace Corpus;

/// <summary>Monitor.Wait, Pulse, PulseAll.</summary>
public static class WaitPulse
{
    [Correct]
    public static void WaitInALoop()
    {
        object gate = new();
        bool ready = false;
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    ready = true;
                    Monitor.Pulse(gate);
                }
            },
            () =>
            {
                lock (gate)
                {
                    while (!ready)
                    {
                        Monitor.Wait(gate);
                    }
                }
            });
    }

    /// <summary>A pulse wakes only who waits already.</summary>
    [Buggy(Kind.LostWakeup)]
    public static void PulseBeforeWait()
    {
        object gate = new();
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    Monitor.Pulse(gate);
                }
            },
            () =>
            {
                lock (gate)
                {
                    Monitor.Wait(gate);
                }
            });
    }

    /// <summary>Between the pulse and the awakened thread's turn another consumer takes the item.</summary>
    [Buggy(Kind.Exception)]
    public static void IfInsteadOfWhile()
    {
        object gate = new();
        int items = 0;
        void Take()
        {
            lock (gate)
            {
                if (items == 0)
                {
                    Monitor.Wait(gate, 1_000);
                }

                items--;
                Go.Check(items >= 0, "took from an empty buffer");
            }
        }

        void Put()
        {
            lock (gate)
            {
                items++;
                Monitor.PulseAll(gate);
            }
        }

        Go.Threads(Take, Take, Put, Put);
    }

    [Correct]
    public static void BoundedBuffer()
    {
        object gate = new();
        int items = 0, taken = 0;
        void Take()
        {
            lock (gate)
            {
                while (items == 0)
                {
                    Monitor.Wait(gate);
                }

                items--;
                taken++;
                Monitor.PulseAll(gate);
            }
        }

        void Put()
        {
            lock (gate)
            {
                while (items == 1)
                {
                    Monitor.Wait(gate);
                }

                items++;
                Monitor.PulseAll(gate);
            }
        }

        Go.Threads(Take, Take, Put, Put);
        Go.Check(items == 0 && taken == 2, $"{items}, {taken}");
    }

    /// <summary>One pulse for two kinds of waiters: it may wake a producer where a consumer was meant.</summary>
    [Buggy(Kind.Deadlock)]
    [MayMiss("dfs:2", "needs three preemptions and more")]
    public static void PulseInsteadOfPulseAll()
    {
        object gate = new();
        int items = 0;
        void Take()
        {
            lock (gate)
            {
                while (items == 0)
                {
                    Monitor.Wait(gate);
                }

                items--;
                Monitor.Pulse(gate);
            }
        }

        void Put()
        {
            lock (gate)
            {
                while (items == 1)
                {
                    Monitor.Wait(gate);
                }

                items++;
                Monitor.Pulse(gate);
            }
        }

        Go.Threads(Take, Take, Put, Put);
    }

    /// <summary>Two waiters, one pulse.</summary>
    [Buggy(Kind.Deadlock)]
    public static void OnePulseForTwoWaiters()
    {
        object gate = new();
        bool open = false;
        void Enter()
        {
            lock (gate)
            {
                while (!open)
                {
                    Monitor.Wait(gate);
                }
            }
        }

        Go.Threads(Enter, Enter, () =>
        {
            lock (gate)
            {
                open = true;
                Monitor.Pulse(gate);
            }
        });
    }

    [Correct]
    public static void PulseAllForTwoWaiters()
    {
        object gate = new();
        bool open = false;
        void Enter()
        {
            lock (gate)
            {
                while (!open)
                {
                    Monitor.Wait(gate);
                }
            }
        }

        Go.Threads(Enter, Enter, () =>
        {
            lock (gate)
            {
                open = true;
                Monitor.PulseAll(gate);
            }
        });
    }

    [Buggy(Kind.NotOwned)]
    public static void WaitWithoutTheLock()
    {
        object gate = new();
        Go.Threads(() => Monitor.Wait(gate, 10));
    }

    [Buggy(Kind.NotOwned)]
    public static void PulseWithoutTheLock()
    {
        object gate = new();
        Go.Threads(() => Monitor.PulseAll(gate));
    }

    /// <summary>Wait gives back the inner lock only: who would pulse needs the outer one.</summary>
    [Buggy(Kind.Deadlock)]
    public static void WaitHoldingAnotherLock()
    {
        object outer = new(), inner = new();
        bool ready = false;
        Go.Threads(
            () =>
            {
                lock (outer)
                {
                    lock (inner)
                    {
                        while (!ready)
                        {
                            Monitor.Wait(inner);
                        }
                    }
                }
            },
            () =>
            {
                lock (outer)
                {
                    lock (inner)
                    {
                        ready = true;
                        Monitor.PulseAll(inner);
                    }
                }
            });
    }

    [Correct]
    public static void WaitTimesOut()
    {
        object gate = new();
        lock (gate)
        {
            Go.Check(!Monitor.Wait(gate, 20_000), "nobody pulses");
        }
    }

    /// <summary>Wait gives the lock back however often it was entered, and takes it as often again.</summary>
    [Correct]
    public static void WaitInsideAReentrantLock()
    {
        object gate = new();
        bool ready = false;
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    lock (gate)
                    {
                        while (!ready)
                        {
                            Monitor.Wait(gate);
                        }
                    }

                    Go.Check(Monitor.IsEntered(gate), "lost an entry");
                }
            },
            () =>
            {
                lock (gate)
                {
                    ready = true;
                    Monitor.Pulse(gate);
                }
            });
    }

    [Buggy(Kind.Race)]
    public static void ConditionSetOutsideTheLock()
    {
        object gate = new();
        bool ready = false;
        Go.Threads(
            () =>
            {
                ready = true;
                lock (gate)
                {
                    Monitor.Pulse(gate);
                }
            },
            () =>
            {
                lock (gate)
                {
                    while (!ready)
                    {
                        Monitor.Wait(gate);
                    }
                }
            });
    }
}
