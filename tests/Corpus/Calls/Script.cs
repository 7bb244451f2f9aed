namespace Corpus.Calls;

/// <summary>Runs calls of several threads on one object.</summary>
public static class Script
{
    /// <summary>The primitives by name, each made from a number that chooses its constructor's arguments.</summary>
    private static IReadOnlyDictionary<string, Func<int, CallTable>> Tables { get; } = new Dictionary<string, Func<int, CallTable>>
    {
        ["Monitor"] = _ => new MonitorCalls(tries: true),
        ["Monitor without TryEnter"] = _ => new MonitorCalls(tries: false),
        ["Lock"] = _ => new LockCalls(),
        ["SemaphoreSlim"] = s => new SemaphoreSlimCalls(s),
        ["ManualResetEventSlim"] = s => new ManualResetEventSlimCalls(s),
        ["AutoResetEvent"] = s => new EventCalls(new AutoResetEvent(s % 2 == 1)),
        ["ManualResetEvent"] = s => new EventCalls(new ManualResetEvent(s % 2 == 1)),
        ["Mutex"] = _ => new MutexCalls(),
        ["CountdownEvent"] = s => new CountdownEventCalls(s),
        ["ReaderWriterLockSlim"] = s => new ReaderWriterLockSlimCalls(s),
        ["ReaderWriterLock"] = _ => new ReaderWriterLockCalls(),
        ["Barrier"] = s => new BarrierCalls(s),
        ["Barrier of two"] = s => new BarrierOfTwoCalls(s),
        ["SpinLock"] = s => new SpinLockCalls(s),
        ["TaskCompletionSource"] = _ => new TaskCompletionSourceCalls(),
        ["CancellationTokenSource"] = _ => new CancellationTokenSourceCalls(),
        ["ConcurrentQueue"] = _ => new ConcurrentQueueCalls(),
        ["ConcurrentStack"] = _ => new ConcurrentStackCalls(),
        ["ConcurrentDictionary"] = _ => new ConcurrentDictionaryCalls(),
        ["Channel"] = s => new ChannelCalls(s),
        ["BlockingCollection"] = s => new BlockingCollectionCalls(s),
        ["Lazy"] = s => new LazyCalls(s),
        ["Interlocked"] = _ => new InterlockedCalls(),
    };

    /// <summary>How the calls of a primitive are written.</summary>
    /// <param name="primitive">Its name.</param>
    /// <param name="setup">Chooses the constructor's arguments.</param>
    public static string[] Names(string primitive, int setup)
    {
        CallTable table = Tables[primitive](setup);
        return [.. Enumerable.Range(0, table.Count).Select(table.Name)];
    }

    /// <summary>Makes an object and gives what makes calls on it.</summary>
    /// <param name="primitive">Its name.</param>
    /// <param name="setup">Chooses the constructor's arguments.</param>
    public static Func<int, string> Open(string primitive, int setup) => Tables[primitive](setup).Do;

    /// <summary>Runs it: thread t makes its calls one after the other, and then stands still with all it holds.</summary>
    /// <param name="primitive">Its name.</param>
    /// <param name="setup">Chooses the constructor's arguments.</param>
    /// <param name="calls">Numbers of the calls of each thread.</param>
    /// <param name="results">Filled with what each call returned; null for what never returned.</param>
    public static void Run(string primitive, int setup, int[][] calls, string?[][] results)
    {
        CallTable table = Tables[primitive](setup);
        Thread[] threads = [.. calls.Select((mine, t) => new Thread(() => Run(table, mine, results[t])))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
    }

    private static void Run(CallTable table, int[] calls, string?[] results)
    {
        for (int i = 0; i < calls.Length; i++)
        {
            results[i] = table.Do(calls[i]);
        }

        // A thread that ended would leave its locks behind.
        Thread.Sleep(Timeout.Infinite);
    }
}
