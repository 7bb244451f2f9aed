using System.Collections.Concurrent;

namespace Corpus;

/// <summary>async and await: what runs beside what, exceptions, contexts of one thread.</summary>
public static class AsyncMethods
{
    /// <summary>A user interface's kind of context: posted work runs on the one thread that pumps.</summary>
    private sealed class OneThread : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
        private bool _done;

        public static void Run(Func<Task> program)
        {
            var context = new OneThread();
            SetSynchronizationContext(context);
            Task task = program();
            task.ContinueWith(_ => context.End(), TaskScheduler.Default);
            context.Pump();
            SetSynchronizationContext(null);
            task.GetAwaiter().GetResult();
        }

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (_posted)
            {
                _posted.Enqueue((d, state));
                Monitor.Pulse(_posted);
            }
        }

        private void End()
        {
            lock (_posted)
            {
                _done = true;
                Monitor.Pulse(_posted);
            }
        }

        private void Pump()
        {
            while (true)
            {
                (SendOrPostCallback Callback, object? State) item;
                lock (_posted)
                {
                    while (_posted.Count == 0 && !_done)
                    {
                        Monitor.Wait(_posted);
                    }

                    if (_posted.Count == 0)
                    {
                        return;
                    }

                    item = _posted.Dequeue();
                }

                item.Callback(item.State);
            }
        }
    }

    /// <summary>What follows the first await runs beside the caller.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task CallerRacesWithItsCallee()
    {
        int n = 0;
        async Task Work()
        {
            await Task.Yield();
            n++;
        }

        Task work = Work();
        n++;
        await work;
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Correct]
    public static async Task CallerAwaitsFirst()
    {
        int n = 0;
        async Task Work()
        {
            await Task.Yield();
            n++;
        }

        await Work();
        n++;
        Go.Check(n == 2, $"{n}");
    }

    /// <summary>Read, await, write.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task UpdateAcrossAwait()
    {
        int n = 0;
        async Task Work()
        {
            int v = n;
            await Task.Yield();
            n = v + 1;
        }

        await Task.WhenAll(Work(), Work());
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Buggy(Kind.Exception)]
    public static async Task UpdateAcrossAwaitEachHalfLocked()
    {
        int n = 0;
        object gate = new();
        async Task Work()
        {
            int v;
            lock (gate)
            {
                v = n;
            }

            await Task.Yield();
            lock (gate)
            {
                n = v + 1;
            }
        }

        await Task.WhenAll(Work(), Work());
        Go.Check(n == 2, $"lost update: {n}");
    }

    [Buggy(Kind.Exception)]
    public static async Task ExceptionOfAsyncVoid()
    {
        static async void Handler()
        {
            await Task.Yield();
            throw new FormatException("async void");
        }

        try
        {
            Handler();
        }
        catch (FormatException)
        {
        }

        await Task.Delay(10);
    }

    /// <summary>Nobody can wait for an async void method.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task AsyncVoidNotAwaited()
    {
        int n = 0;
        async void Handler()
        {
            await Task.Yield();
            n = 1;
        }

        Handler();
        await Task.Yield();
        Go.Check(n == 1, "not there yet");
    }

    [Correct]
    public static async Task AsyncTaskAwaitedInALoop()
    {
        int n = 0;
        async Task Work()
        {
            await Task.Yield();
            n++;
        }

        for (int i = 0; i < 3; i++)
        {
            await Work();
        }

        Go.Check(n == 3, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task AsyncTasksStartedInALoop()
    {
        int n = 0;
        async Task Work()
        {
            await Task.Yield();
            n++;
        }

        var all = new List<Task>();
        for (int i = 0; i < 3; i++)
        {
            all.Add(Work());
        }

        await Task.WhenAll(all);
        Go.Check(n == 3, $"lost update: {n}");
    }

    /// <summary>The forgotten await loses the exception.</summary>
    [Buggy(Kind.Unobserved)]
    public static async Task ForgottenAwait()
    {
        static async Task Work()
        {
            await Task.Yield();
            throw new FormatException("nobody awaits");
        }

        _ = Work();
        await Task.Delay(10);
    }

    /// <summary>.Result on the one thread that the awaited method needs to go on.</summary>
    [Buggy(Kind.Deadlock)]
    public static void ResultInsideAContext() =>
        OneThread.Run(async () =>
        {
            static async Task<int> Work()
            {
                await Task.Yield();
                return 7;
            }

            await Task.Yield();
            _ = Work().Result;
        });

    [Correct]
    public static void AwaitInsideAContext() =>
        OneThread.Run(async () =>
        {
            static async Task<int> Work()
            {
                await Task.Yield();
                return 7;
            }

            Go.Check(await Work() == 7, "result");
        });

    [Correct]
    public static void ResultInsideAContextWithConfigureAwaitFalse() =>
        OneThread.Run(async () =>
        {
            static async Task<int> Work()
            {
                await Task.Run(() => { }).ConfigureAwait(false);
                return 7;
            }

            await Task.Yield();
            Go.Check(Work().Result == 7, "result");
        });

    /// <summary>On one thread nothing runs beside anything, so no lock is needed.</summary>
    [Correct]
    public static void NoRaceInsideAContext() =>
        OneThread.Run(async () =>
        {
            int n = 0;
            async Task Work()
            {
                await Task.Yield();
                n++;
            }

            await Task.WhenAll(Work(), Work());
            Go.Check(n == 2, $"{n}");
        });

    /// <summary>A monitor belongs to a thread; after the await another one exits it.</summary>
    [Buggy(Kind.AwaitWithLock)]
    public static async Task AwaitInsideAMonitor()
    {
        object gate = new();
        await Task.Run(async () =>
        {
            Monitor.Enter(gate);
            await Task.Yield();
            Monitor.Exit(gate);
        });
    }

    /// <summary>Checked, awaited, used.</summary>
    [Buggy(Kind.Exception)]
    public static async Task CacheFilledTwice()
    {
        var cache = new ConcurrentDictionary<string, int>();
        int loads = 0;
        async Task<int> Get(string key)
        {
            if (cache.TryGetValue(key, out int value))
            {
                return value;
            }

            await Task.Yield();
            Interlocked.Increment(ref loads);
            cache[key] = 7;
            return 7;
        }

        await Task.WhenAll(Task.Run(() => Get("a")), Task.Run(() => Get("a")));
        Go.Check(loads == 1, $"loaded {loads} times");
    }

    [Correct]
    public static async Task CacheOfLazyTasks()
    {
        var cache = new ConcurrentDictionary<string, Lazy<Task<int>>>();
        int loads = 0;
        async Task<int> Load()
        {
            await Task.Yield();
            Interlocked.Increment(ref loads);
            return 7;
        }

        Task<int> Get(string key) => cache.GetOrAdd(key, _ => new Lazy<Task<int>>(Load)).Value;

        await Task.WhenAll(Task.Run(() => Get("a")), Task.Run(() => Get("a")));
        Go.Check(loads == 1, $"loaded {loads} times");
    }

    /// <summary>An async method runs on its caller's thread up to its first await.</summary>
    [Correct]
    public static async Task SynchronousPartRunsFirst()
    {
        int n = 0;
        async Task Work()
        {
            n = 1;
            await Task.Yield();
        }

        Task work = Work();
        Go.Check(n == 1, "not run yet");
        await work;
    }
}
