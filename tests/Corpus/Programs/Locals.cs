namespace Corpus;

/// <summary>ThreadLocal, [ThreadStatic], AsyncLocal.</summary>
public static class Locals
{
    [ThreadStatic]
    private static int t_count;

    /// <summary>The initialiser runs on the first thread only; the others see null.</summary>
    [ThreadStatic]
    private static int[]? t_initialized;

    private static readonly AsyncLocal<string> s_name = new();

    [Correct]
    public static void ThreadStaticIsPrivate()
    {
        int sum = 0;
        void Work()
        {
            t_count++;
            t_count++;
            Interlocked.Add(ref sum, t_count);
        }

        Go.Threads(Work, Work);
        Go.Check(sum == 4 && t_count == 0, $"{sum}, {t_count}");
    }

    [Buggy(Kind.Exception)]
    public static void ThreadStaticSetByOneThreadOnly()
    {
        t_initialized = [0];
        Go.Threads(() => t_initialized[0]++);
    }

    /// <summary>After an await the method may go on elsewhere.</summary>
    [Buggy(Kind.Exception)]
    public static async Task ThreadStaticAcrossAwait()
    {
        await Task.Run(async () =>
        {
            t_count = 5;
            await Task.Yield();
            Go.Check(t_count == 5, $"{t_count}: another thread");
        });
    }

    [Correct]
    public static void ThreadLocalIsPrivate()
    {
        using var local = new ThreadLocal<int>(() => 10);
        int sum = 0;
        void Work()
        {
            local.Value++;
            Interlocked.Add(ref sum, local.Value);
        }

        Go.Threads(Work, Work);
        Go.Check(sum == 22, $"{sum}");
    }

    /// <summary>Each thread has a list of its own: what another thread adds is not seen.</summary>
    [Buggy(Kind.Exception)]
    public static void ThreadLocalTakenForShared()
    {
        using var local = new ThreadLocal<List<int>>(() => []);
        local.Value!.Add(0);
        Go.Threads(() => local.Value!.Add(1), () => local.Value!.Add(2));
        Go.Check(local.Value!.Count == 3, $"{local.Value!.Count}");
    }

    [Correct]
    public static void ThreadLocalValuesSummed()
    {
        using var local = new ThreadLocal<int>(trackAllValues: true);
        Go.Threads(() => local.Value = 1, () => local.Value = 2);
        Go.Check(local.Values.Sum() == 3, $"{local.Values.Sum()}");
    }

    /// <summary>One list for all threads: the factory hands out the same one.</summary>
    [Buggy(Kind.UnsafeCollection)]
    public static void ThreadLocalOfASharedList()
    {
        List<int> shared = [];
        using var local = new ThreadLocal<List<int>>(() => shared);
        Go.Threads(() => local.Value!.Add(1), () => local.Value!.Add(2));
        Go.Check(shared.Count == 2, $"{shared.Count}");
    }

    [Correct]
    public static async Task AsyncLocalFlows()
    {
        async Task Work(string name)
        {
            s_name.Value = name;
            await Task.Yield();
            Go.Check(s_name.Value == name, $"{s_name.Value} for {name}");
            await Task.Run(() => Go.Check(s_name.Value == name, "did not flow"));
        }

        await Task.WhenAll(Work("a"), Work("b"));
        Go.Check(s_name.Value is null, "flowed up");
    }

    /// <summary>What a callee sets is gone when it returns.</summary>
    [Buggy(Kind.Exception)]
    public static async Task AsyncLocalSetInACallee()
    {
        static async Task SetUp()
        {
            await Task.Yield();
            s_name.Value = "user";
        }

        await SetUp();
        Go.Check(s_name.Value == "user", "not seen by the caller");
    }

    /// <summary>The reference flows, the object behind it is shared.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task AsyncLocalOfASharedObject()
    {
        var local = new AsyncLocal<int[]> { Value = [0] };
        void Work() => local.Value![0]++;

        await Task.WhenAll(Task.Run(Work), Task.Run(Work));
        Go.Check(local.Value![0] == 2, $"lost update: {local.Value![0]}");
    }

    /// <summary>The handler runs where the value is set, and where a thread takes it over or gives it back.</summary>
    [Correct]
    public static void AsyncLocalTellsItsChanges()
    {
        var gate = new object();
        var changes = new List<string>();
        var local = new AsyncLocal<string>(change =>
        {
            lock (gate)
            {
                changes.Add($"{change.PreviousValue}>{change.CurrentValue} {(change.ThreadContextChanged ? "flowed" : "set")}");
            }
        });
        local.Value = "a";
        Go.Threads(() => Go.Check(local.Value == "a", "did not flow"), () => local.Value = "b");
        Go.Check(local.Value == "a", "flowed up");
        lock (gate)
        {
            Go.Check(changes.Count(c => c == ">a set") == 1, "the first change was not told");
            Go.Check(changes.Count(c => c == ">a flowed") == 2, "not told on both threads");
            Go.Check(changes.Count(c => c == "a>b set") == 1, "the second change was not told");
        }
    }

    [Correct]
    public static async Task AsyncLocalChangesCounted()
    {
        int n = 0;
        var local = new AsyncLocal<int>(_ => Interlocked.Increment(ref n));
        await Task.WhenAll(Task.Run(() => local.Value = 1), Task.Run(() => local.Value = 2));
        Go.Check(n >= 2, $"{n}");
    }

    /// <summary>The handler runs on the thread that sets the value, so two of them race.</summary>
    [Buggy(Kind.Race)]
    public static void AsyncLocalChangesCountedPlainly()
    {
        int n = 0;
        var local = new AsyncLocal<int>(_ => n++);
        Go.Threads(() => local.Value = 1, () => local.Value = 2);
    }

    /// <summary>.NET ends the process when a handler throws while a thread takes over a value.</summary>
    [Buggy(Kind.Exception)]
    public static void AsyncLocalHandlerThrowsOnAFlow()
    {
        var local = new AsyncLocal<int>(change => Go.Check(!change.ThreadContextChanged, "a flow"));
        local.Value = 1;
        Go.Threads(() => { });
    }
}
