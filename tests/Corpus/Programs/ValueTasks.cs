using System.Threading.Tasks.Sources;

namespace Corpus;

/// <summary>ValueTask, alone and over a source.</summary>
public static class ValueTasks
{
    private sealed class Source : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public ValueTask<int> Next() => new(this, _core.Version);

        public void Set(int value) => _core.SetResult(value);

        public void Reset() => _core.Reset();

        int IValueTaskSource<int>.GetResult(short token) => _core.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

        void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }

    [Correct]
    public static async Task AsyncMethods()
    {
        int n = 0;
        object gate = new();
        async ValueTask<int> Work()
        {
            await Task.Yield();
            lock (gate)
            {
                return ++n;
            }
        }

        Task<int> other = Task.Run(async () => await Work());
        int a = await Work();
        int b = await other;
        Go.Check(a + b == 3, $"{a}+{b}");
    }

    [Correct]
    public static async Task FromASource()
    {
        var source = new Source();
        ValueTask<int> value = source.Next();
        Task setter = Task.Run(() => source.Set(7));
        Go.Check(await value == 7, "value");
        await setter;
    }

    /// <summary>A ValueTask over a source may be awaited once; the source has gone on to the next.</summary>
    [Buggy(Kind.Exception)]
    public static async Task AwaitedTwice()
    {
        var source = new Source();
        ValueTask<int> value = source.Next();
        Task setter = Task.Run(() => source.Set(7));
        _ = await value;
        await setter;
        source.Reset();
        _ = await value;
    }

    [Buggy(Kind.Exception)]
    public static async Task ResultBeforeItIsThere()
    {
        var source = new Source();
        ValueTask<int> value = source.Next();
        Task setter = Task.Run(() => source.Set(7));
        try
        {
            Go.Use(value.Result);
        }
        finally
        {
            await setter;
        }
    }

    [Correct]
    public static async Task AsTaskMayBeAwaitedTwice()
    {
        var source = new Source();
        Task<int> value = source.Next().AsTask();
        Task setter = Task.Run(() => source.Set(7));
        Go.Check(await value + await value == 14, "value");
        await setter;
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task SharedStateBehindTheFastPath()
    {
        int cached = 0;
        async ValueTask<int> Get()
        {
            if (cached == 0)
            {
                await Task.Yield();
                cached++;
            }

            return cached;
        }

        Task<int> a = Task.Run(async () => await Get()), b = Task.Run(async () => await Get());
        int sum = await a + await b;
        Go.Check(sum == 2, $"loaded {sum}");
    }
}
