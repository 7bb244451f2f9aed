namespace Corpus;

/// <summary>Monitor and the lock statement.</summary>
public static class Monitors
{
    private sealed class Account(int id, int balance)
    {
        public int Id { get; } = id;

        public int Balance { get; set; } = balance;
    }

    [Correct]
    public static void CounterUnderLock()
    {
        object gate = new();
        int n = 0;
        void Work()
        {
            for (int i = 0; i < 2; i++)
            {
                lock (gate)
                {
                    n++;
                }
            }
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 6, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void CounterWithoutLock()
    {
        int n = 0;
        Go.Threads(() => n++, () => n++);
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void ReaderForgetsTheLock()
    {
        object gate = new();
        int left = 0, right = 0;
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    left++;
                    right++;
                }
            },
            () => Go.Check(left == right, $"{left} and {right}"));
    }

    [Correct]
    public static void ReaderTakesTheLock()
    {
        object gate = new();
        int left = 0, right = 0;
        Go.Threads(
            () =>
            {
                lock (gate)
                {
                    left++;
                    right++;
                }
            },
            () =>
            {
                lock (gate)
                {
                    Go.Check(left == right, $"{left} and {right}");
                }
            });
    }

    [Correct]
    public static void LocksInOneOrder()
    {
        object a = new(), b = new();
        int n = 0;
        void Work()
        {
            lock (a)
            {
                lock (b)
                {
                    n++;
                }
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"{n}");
    }

    [Buggy(Kind.Deadlock)]
    public static void LocksInOppositeOrder()
    {
        object a = new(), b = new();
        Go.Threads(
            () =>
            {
                lock (a)
                {
                    lock (b)
                    {
                    }
                }
            },
            () =>
            {
                lock (b)
                {
                    lock (a)
                    {
                    }
                }
            });
    }

    [Buggy(Kind.Deadlock)]
    public static void ThreePhilosophers()
    {
        object[] forks = [new(), new(), new()];
        Action Philosopher(int i) => () =>
        {
            lock (forks[i])
            {
                lock (forks[(i + 1) % 3])
                {
                }
            }
        };

        Go.Threads(Philosopher(0), Philosopher(1), Philosopher(2));
    }

    [Correct]
    public static void ThreeOrderedPhilosophers()
    {
        object[] forks = [new(), new(), new()];
        Action Philosopher(int first, int second) => () =>
        {
            lock (forks[first])
            {
                lock (forks[second])
                {
                }
            }
        };

        Go.Threads(Philosopher(0, 1), Philosopher(1, 2), Philosopher(0, 2));
    }

    [Buggy(Kind.Deadlock)]
    public static void TransfersCross()
    {
        Account a = new(1, 10), b = new(2, 10);
        void Transfer(Account from, Account to)
        {
            lock (from)
            {
                lock (to)
                {
                    from.Balance--;
                    to.Balance++;
                }
            }
        }

        Go.Threads(() => Transfer(a, b), () => Transfer(b, a));
    }

    [Correct]
    public static void TransfersOrderedById()
    {
        Account a = new(1, 10), b = new(2, 10);
        void Transfer(Account from, Account to)
        {
            (Account first, Account second) = from.Id < to.Id ? (from, to) : (to, from);
            lock (first)
            {
                lock (second)
                {
                    from.Balance--;
                    to.Balance++;
                }
            }
        }

        Go.Threads(() => Transfer(a, b), () => Transfer(b, a));
        Go.Check(a.Balance == 10 && b.Balance == 10, "money made");
    }

    /// <summary>Each evaluation boxes the number anew, so each thread locks an object of its own.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void LockOnABoxedNumber()
    {
        int id = 7, n = 0;
        void Work()
        {
            lock ((object)id)
            {
                n++;
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"lost update: {n}");
    }

    /// <summary>The field that is locked is the field that is replaced.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void LockOnAFieldThatIsReplaced()
    {
        int[] items = [0];
        void Work()
        {
            lock (items)
            {
                items = [items[0] + 1];
            }
        }

        Go.Threads(Work, Work, Work);
        Go.Check(items[0] == 3, $"lost update: {items[0]}");
    }

    [Correct]
    public static void LockOnAFieldThatStays()
    {
        object gate = new();
        int[] items = [0];
        void Work()
        {
            lock (gate)
            {
                items = [items[0] + 1];
            }
        }

        Go.Threads(Work, Work, Work);
        Go.Check(items[0] == 3, $"lost update: {items[0]}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void TwoLocksForOneField()
    {
        object a = new(), b = new();
        int n = 0;
        void Work(object gate)
        {
            lock (gate)
            {
                n++;
            }
        }

        Go.Threads(() => Work(a), () => Work(b));
        Go.Check(n == 2, $"lost update: {n}");
    }

    /// <summary>An early return jumps over the Exit.</summary>
    [Buggy(Kind.LeakedLock)]
    public static void ExitIsJumpedOver()
    {
        object gate = new();
        int n = 0;
        void Work()
        {
            Monitor.Enter(gate);
            if (n++ == 1)
            {
                return;
            }

            Monitor.Exit(gate);
        }

        Go.Threads(Work, Work, Work);
    }

    [Correct]
    public static void ExitInFinally()
    {
        object gate = new();
        int n = 0, failed = 0;
        void Work()
        {
            try
            {
                bool taken = false;
                try
                {
                    Monitor.Enter(gate, ref taken);
                    if (n++ == 1)
                    {
                        throw new FormatException();
                    }
                }
                finally
                {
                    if (taken)
                    {
                        Monitor.Exit(gate);
                    }
                }
            }
            catch (FormatException)
            {
                Interlocked.Increment(ref failed);
            }
        }

        Go.Threads(Work, Work, Work);
        Go.Check(n == 3 && failed == 1, $"{n}, {failed}");
    }

    /// <summary>The result of TryEnter is not looked at.</summary>
    [Buggy(Kind.NotOwned)]
    public static void TryEnterUnchecked()
    {
        object gate = new();
        int n = 0;
        void Work()
        {
            Monitor.TryEnter(gate);
            n++;
            Monitor.Exit(gate);
        }

        Go.Threads(Work, Work);
    }

    [Correct]
    public static void TryEnterOrCountTheFailure()
    {
        object gate = new();
        int n = 0, busy = 0;
        void Work()
        {
            if (!Monitor.TryEnter(gate))
            {
                Interlocked.Increment(ref busy);
                return;
            }

            try
            {
                n++;
            }
            finally
            {
                Monitor.Exit(gate);
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n + busy == 2, $"{n} + {busy}");
    }

    [Correct]
    public static void Reentrant()
    {
        object gate = new();
        int n = 0;
        void Inner()
        {
            lock (gate)
            {
                n++;
            }
        }

        void Outer()
        {
            lock (gate)
            {
                Inner();
                Inner();
            }
        }

        Go.Threads(Outer, Outer);
        Go.Check(n == 4 && !Monitor.IsEntered(gate), $"{n}");
    }

    /// <summary>Checked in one critical section, acted on in the next: no data race, and wrong.</summary>
    [Buggy(Kind.Exception)]
    public static void CheckThenActInTwoSections()
    {
        object gate = new();
        int seats = 1, sold = 0;
        void Buy()
        {
            bool free;
            lock (gate)
            {
                free = seats > 0;
            }

            if (free)
            {
                lock (gate)
                {
                    seats--;
                    sold++;
                }
            }
        }

        Go.Threads(Buy, Buy);
        Go.Check(sold == 1, $"{sold} sold of 1");
    }

    [Correct]
    public static void CheckAndActInOneSection()
    {
        object gate = new();
        int seats = 1, sold = 0;
        void Buy()
        {
            lock (gate)
            {
                if (seats > 0)
                {
                    seats--;
                    sold++;
                }
            }
        }

        Go.Threads(Buy, Buy);
        Go.Check(sold == 1, $"{sold} sold of 1");
    }

    /// <summary>A subject calls its observer inside its lock; the observer calls the subject inside its own.</summary>
    [Buggy(Kind.Deadlock)]
    public static void CallbackInsideALock()
    {
        object subject = new(), observer = new();
        int seen = 0, state = 0;
        void Changed()
        {
            lock (observer)
            {
                seen++;
            }
        }

        Go.Threads(
            () =>
            {
                lock (subject)
                {
                    state++;
                    Changed();
                }
            },
            () =>
            {
                lock (observer)
                {
                    lock (subject)
                    {
                        seen += state;
                    }
                }
            });
    }

    [Correct]
    public static void CallbackAfterTheLock()
    {
        object subject = new(), observer = new();
        int seen = 0, state = 0;
        Go.Threads(
            () =>
            {
                lock (subject)
                {
                    state++;
                }

                lock (observer)
                {
                    seen++;
                }
            },
            () =>
            {
                lock (observer)
                {
                    lock (subject)
                    {
                        seen += state;
                    }
                }
            });
        Go.Check(seen is 1 or 2, $"{seen}");
    }

    [Buggy(Kind.Deadlock)]
    public static void JoinInsideALock()
    {
        object gate = new();
        var thread = new Thread(() =>
        {
            lock (gate)
            {
            }
        });
        lock (gate)
        {
            thread.Start();
            thread.Join();
        }
    }
}
