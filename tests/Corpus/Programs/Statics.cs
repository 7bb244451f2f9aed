namespace Corpus;

/// <summary>Static fields, static constructors; each execution starts from the same state.</summary>
public static class Statics
{
    private static int s_runs;
    private static int s_count;
    private static int s_published;
    private static volatile int s_volatile;
    private static Service? s_service;
    private static readonly List<string> s_log = [];

    private sealed class Service
    {
        private static int s_instances;

        public Service() => Number = Interlocked.Increment(ref s_instances);

        public int Number { get; }
    }

    private static class Holder
    {
        internal static readonly Service Instance = new();
    }

    private static class Generic<T>
    {
        internal static int Count;
    }

    /// <summary>Fails in the second execution when the first one's static is left over.</summary>
    [Correct]
    public static void StartFresh()
    {
        Go.Check(++s_runs == 1, $"{s_runs}: a static of the execution before");
        Go.Threads(() => { }, () => { });
    }

    [Correct]
    public static void ReadonlyListStartsEmpty()
    {
        lock (s_log)
        {
            s_log.Add("run");
        }

        Go.Threads(() => { }, () => { });
        Go.Check(s_log.Count == 1, $"{s_log.Count} entries");
    }

    /// <summary>Coyote 1.7.11 misses it.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void CounterInAStaticField()
    {
        Go.Threads(() => s_count++, () => s_count++);
        Go.Check(s_count == 2, $"lost update: {s_count}");
    }

    [Correct]
    public static void CounterInAStaticFieldInterlocked()
    {
        Go.Threads(() => Interlocked.Increment(ref s_count), () => Interlocked.Increment(ref s_count));
        Go.Check(s_count == 2, $"{s_count}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void SingletonByNullTest()
    {
        static Service Get() => s_service ??= new Service();

        int[] numbers = new int[2];
        Go.Threads(() => numbers[0] = Get().Number, () => numbers[1] = Get().Number);
        Go.Check(numbers[0] == numbers[1], "two of one");
    }

    /// <summary>The type's initialiser runs once, and whoever uses the type sees all it did.</summary>
    [Correct]
    public static void SingletonByHolder()
    {
        int[] numbers = new int[2];
        Go.Threads(() => numbers[0] = Holder.Instance.Number, () => numbers[1] = Holder.Instance.Number);
        Go.Check(numbers[0] == 1 && numbers[1] == 1, "two of one");
    }

    [Correct]
    public static void PublishedByAVolatileStatic()
    {
        Go.Threads(
            () =>
            {
                s_published = 7;
                s_volatile = 1;
            },
            () =>
            {
                if (s_volatile == 1)
                {
                    Go.Check(s_published == 7, "not seen");
                }
            });
    }

    [Buggy(Kind.Exception)]
    public static void VolatileStaticIncremented()
    {
        Go.Threads(() => s_volatile++, () => s_volatile++);
        Go.Check(s_volatile == 2, $"lost update: {s_volatile}");
    }

    [Correct]
    public static void OneStaticForEachInstantiation()
    {
        Go.Threads(() => Generic<int>.Count++, () => Generic<long>.Count++);
        Go.Check(Generic<int>.Count == 1 && Generic<long>.Count == 1, "shared");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void GenericStaticShared()
    {
        Go.Threads(() => Generic<string>.Count++, () => Generic<string>.Count++);
        Go.Check(Generic<string>.Count == 2, $"lost update: {Generic<string>.Count}");
    }
}
