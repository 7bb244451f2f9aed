namespace Corpus;

/// <summary>Volatile and Interlocked: counters, loops around CompareExchange, ABA, double-checked locking.</summary>
public static class Interlockeds
{
    private sealed class Node(int value)
    {
        public int Value { get; } = value;

        public Node? Next { get; set; }
    }

    private sealed class Settings
    {
        public int Limit { get; } = 42;
    }

    [Correct]
    public static void Increments()
    {
        int n = 0;
        void Work()
        {
            Interlocked.Increment(ref n);
            Interlocked.Add(ref n, 2);
        }

        Go.Threads(Work, Work);
        Go.Check(n == 6, $"{n}");
    }

    /// <summary>Volatile makes each access atomic, not the pair.</summary>
    [Buggy(Kind.Exception)]
    public static void VolatileReadThenWrite()
    {
        int n = 0;
        void Work()
        {
            int v = Volatile.Read(ref n);
            Volatile.Write(ref n, v + 1);
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Buggy(Kind.Exception)]
    public static void HalfInterlocked()
    {
        int n = 0;
        Go.Threads(() => Interlocked.Increment(ref n), () => n++);
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static void MaximumByLoop()
    {
        int max = 0;
        void Offer(int value)
        {
            int seen = Volatile.Read(ref max);
            while (value > seen)
            {
                int found = Interlocked.CompareExchange(ref max, value, seen);
                if (found == seen)
                {
                    return;
                }

                seen = found;
            }
        }

        Go.Threads(() => Offer(1), () => Offer(3), () => Offer(2));
        Go.Check(max == 3, $"{max}");
    }

    /// <summary>The CompareExchange that fails is not tried again.</summary>
    [Buggy(Kind.Exception)]
    public static void MaximumWithoutLoop()
    {
        int max = 0;
        void Offer(int value)
        {
            int seen = Volatile.Read(ref max);
            if (value > seen)
            {
                Interlocked.CompareExchange(ref max, value, seen);
            }
        }

        Go.Threads(() => Offer(1), () => Offer(2));
        Go.Check(max == 2, $"{max}");
    }

    /// <summary>Popped and pushed again in between, the head looks unchanged; its old Next does not exist any more.</summary>
    [Buggy(Kind.Exception, Kind.Race)]
    public static void AbaOnAStack()
    {
        Node b = new(2), a = new(1) { Next = b };
        Node? head = a;
        Node? Pop()
        {
            while (true)
            {
                Node? top = Volatile.Read(ref head);
                if (top is null)
                {
                    return null;
                }

                Node? next = top.Next;
                if (ReferenceEquals(Interlocked.CompareExchange(ref head, next, top), top))
                {
                    return top;
                }
            }
        }

        void Push(Node node)
        {
            Node? top;
            do
            {
                top = Volatile.Read(ref head);
                node.Next = top;
            }
            while (!ReferenceEquals(Interlocked.CompareExchange(ref head, node, top), top));
        }

        var popped = new Node?[2];
        Go.Threads(
            () => popped[0] = Pop(),
            () =>
            {
                Node first = Pop()!;
                popped[1] = Pop();
                Push(first);
            });
        Go.Check(popped[0] is null || popped[1] is null || !ReferenceEquals(popped[0], popped[1]), "one node popped twice");
        Go.Check(!ReferenceEquals(head, popped[1]) || popped[1] is null, "a popped node is on the stack");
    }

    [Correct]
    public static void StackOfFreshNodes()
    {
        Node? head = null;
        void Push(int value)
        {
            var node = new Node(value);
            Node? top;
            do
            {
                top = Volatile.Read(ref head);
                node.Next = top;
            }
            while (!ReferenceEquals(Interlocked.CompareExchange(ref head, node, top), top));
        }

        int Pop()
        {
            while (true)
            {
                Node? top = Volatile.Read(ref head);
                if (top is null || ReferenceEquals(Interlocked.CompareExchange(ref head, top.Next, top), top))
                {
                    return top?.Value ?? 0;
                }
            }
        }

        int sum = 0;
        Go.Threads(() => Push(1), () => Push(2), () => Interlocked.Add(ref sum, Pop()));
        sum += Pop() + Pop();
        Go.Check(sum == 3, $"{sum}");
    }

    private static volatile Settings? s_settings;
    private static Settings? s_plainSettings;
    private static readonly object s_gate = new();
    private static int s_made;

    [Correct]
    public static void DoubleCheckedWithVolatile()
    {
        static Settings Get()
        {
            if (s_settings is null)
            {
                lock (s_gate)
                {
                    if (s_settings is null)
                    {
                        s_made++;
                        s_settings = new Settings();
                    }
                }
            }

            return s_settings;
        }

        Go.Threads(() => Go.Check(Get().Limit == 42, "limit"), () => Go.Check(Get().Limit == 42, "limit"));
        Go.Check(s_made == 1, $"made {s_made} times");
    }

    [Buggy(Kind.Race)]
    public static void DoubleCheckedWithoutVolatile()
    {
        static Settings Get()
        {
            if (s_plainSettings is null)
            {
                lock (s_gate)
                {
                    s_plainSettings ??= new Settings();
                }
            }

            return s_plainSettings;
        }

        Go.Threads(() => Go.Use(Get().Limit), () => Go.Use(Get().Limit));
    }

    /// <summary>Checked once, outside.</summary>
    [Buggy(Kind.Exception)]
    public static void CheckedOnlyOnce()
    {
        static Settings Get()
        {
            if (s_settings is null)
            {
                lock (s_gate)
                {
                    s_made++;
                    s_settings = new Settings();
                }
            }

            return s_settings;
        }

        Go.Threads(() => Go.Use(Get().Limit), () => Go.Use(Get().Limit));
        Go.Check(s_made == 1, $"made {s_made} times");
    }

    [Correct]
    public static void OnceByExchange()
    {
        int started = 0, runs = 0;
        void Start()
        {
            if (Interlocked.Exchange(ref started, 1) == 0)
            {
                runs++;
            }
        }

        Go.Threads(Start, Start, Start);
        Go.Check(runs == 1, $"{runs}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void OnceByFlag()
    {
        bool started = false;
        int runs = 0;
        void Start()
        {
            if (!started)
            {
                started = true;
                Interlocked.Increment(ref runs);
            }
        }

        Go.Threads(Start, Start);
        Go.Check(runs == 1, $"{runs}");
    }

    /// <summary>Coyote 1.7.11 fails on Interlocked over an enum.</summary>
    [Correct]
    public static void EnumCompareExchange()
    {
        DayOfWeek day = DayOfWeek.Sunday;
        int winners = 0;
        void Work()
        {
            if (Interlocked.CompareExchange(ref day, DayOfWeek.Monday, DayOfWeek.Sunday) == DayOfWeek.Sunday)
            {
                Interlocked.Increment(ref winners);
            }
        }

        Go.Threads(Work, Work);
        Go.Check(winners == 1, $"{winners}");
    }

    [Correct]
    public static void EnumExchange()
    {
        DayOfWeek day = DayOfWeek.Sunday;
        int first = 0;
        void Work() => Interlocked.Add(ref first, Interlocked.Exchange(ref day, DayOfWeek.Monday) == DayOfWeek.Sunday ? 1 : 0);
        Go.Threads(Work, Work);
        Go.Check(first == 1, $"{first}");
    }

    [Buggy(Kind.Exception)]
    public static void EnumTestedThenExchanged()
    {
        DayOfWeek day = DayOfWeek.Sunday;
        int winners = 0;
        void Work()
        {
            if (Interlocked.CompareExchange(ref day, DayOfWeek.Sunday, DayOfWeek.Sunday) == DayOfWeek.Sunday)
            {
                Interlocked.Exchange(ref day, DayOfWeek.Monday);
                Interlocked.Increment(ref winners);
            }
        }

        Go.Threads(Work, Work);
        Go.Check(winners == 1, $"{winners}");
    }

    [Buggy(Kind.Race)]
    public static void DekkerWithoutFences()
    {
        int a = 0, b = 0, inside = 0;
        Go.Threads(
            () =>
            {
                a = 1;
                if (b == 0)
                {
                    inside++;
                }
            },
            () =>
            {
                b = 1;
                if (a == 0)
                {
                    inside++;
                }
            });
        Go.Check(inside <= 1, "both inside");
    }

    [Correct]
    public static void DekkerByInterlocked()
    {
        int a = 0, b = 0, inside = 0;
        Go.Threads(
            () =>
            {
                Interlocked.Exchange(ref a, 1);
                if (Interlocked.CompareExchange(ref b, 0, 0) == 0)
                {
                    inside++;
                }
            },
            () =>
            {
                Interlocked.Exchange(ref b, 1);
                if (Interlocked.CompareExchange(ref a, 0, 0) == 0)
                {
                    inside++;
                }
            });
        Go.Check(inside <= 1, "both inside");
    }

    [Correct]
    public static void PetersonWithFences()
    {
        int[] wants = new int[2];
        int turn = 0, n = 0;
        Action Side(int me) => () =>
        {
            Volatile.Write(ref wants[me], 1);
            Volatile.Write(ref turn, 1 - me);
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref wants[1 - me]) == 1 && Volatile.Read(ref turn) == 1 - me)
            {
                Thread.Yield();
            }

            n++;
            Volatile.Write(ref wants[me], 0);
        };

        Go.Threads(Side(0), Side(1));
        Go.Check(n == 2, $"{n}");
    }

    /// <summary>The turn is given before the wish is told.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void PetersonInTheWrongOrder()
    {
        int[] wants = new int[2];
        int turn = 0, n = 0;
        Action Side(int me) => () =>
        {
            Volatile.Write(ref turn, 1 - me);
            Volatile.Write(ref wants[me], 1);
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref wants[1 - me]) == 1 && Volatile.Read(ref turn) == 1 - me)
            {
                Thread.Yield();
            }

            n++;
            Volatile.Write(ref wants[me], 0);
        };

        Go.Threads(Side(0), Side(1));
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static void BitsByOr()
    {
        int bits = 0;
        Go.Threads(() => Interlocked.Or(ref bits, 1), () => Interlocked.Or(ref bits, 2));
        Go.Check(bits == 3, $"{bits}");
    }

    [Correct]
    public static void RetryUntilUnchanged()
    {
        long total = 0;
        void Add(long amount)
        {
            long seen;
            do
            {
                seen = Interlocked.Read(ref total);
            }
            while (Interlocked.CompareExchange(ref total, seen + amount, seen) != seen);
        }

        Go.Threads(() => Add(1), () => Add(10), () => Add(100));
        Go.Check(total == 111, $"{total}");
    }
}
