using System.Collections.Concurrent;

namespace Unit.Rewriting.Fixtures;

/// <summary>Async methods and iterators.</summary>
public static class AsyncShapes
{
    public static string Await() => Chain(5).GetAwaiter().GetResult().ToString();

    public static string ValueTasks() => Sum().AsTask().Result.ToString();

    public static string AsyncLambdas()
    {
        Func<int, Task<int>> twice = async n =>
        {
            await Task.Yield();
            return n * 2;
        };
        return Task.WhenAll(twice(1), twice(2)).Result.Sum().ToString();
    }

    public static string ReadyMade()
    {
        // Pairs of overloads that only the number of type arguments tells apart.
        var cancelled = new CancellationToken(canceled: true);
        Task[] tasks =
        [
            Task.FromException(new FormatException("1")), Task.FromException<int>(new FormatException("2")),
            ValueTask.FromException(new FormatException("3")).AsTask(), ValueTask.FromException<int>(new FormatException("4")).AsTask(),
            Task.FromCanceled(cancelled), Task.FromCanceled<int>(cancelled),
            ValueTask.FromCanceled(cancelled).AsTask(), ValueTask.FromCanceled<int>(cancelled).AsTask(),
        ];
        return string.Join(' ', tasks.Select(t => $"{t.Status} {t.Exception?.InnerException?.Message}"));
    }

    public static string ConfigureAwait() => Configured().Result;

    public static string AsyncIterators() => Collect().Result;

    public static string Exceptions() => Guard().Result;

    public static string AwaitUsing() => Using().Result;

    public static string Streams() => Stream().Result;

    public static string Iterators()
    {
        var log = new List<string>();
        foreach (int n in Numbers(log))
        {
            log.Add(n.ToString());
            if (n == 2)
            {
                break;
            }
        }

        return string.Join(",", log);
    }

    public static string GenericAsync() => $"{Echo("a").Result} {Echo(7).Result} {new Holder<long>(4).Get().Result}";

    public static string VoidAsync()
    {
        var done = new TaskCompletionSource<int>();
        Fire(done);
        return done.Task.Result.ToString();
    }

    private static async void Fire(TaskCompletionSource<int> done)
    {
        await Task.Yield();
        done.SetResult(8);
    }

    private static async Task<int> Chain(int n)
    {
        if (n == 0)
        {
            return 0;
        }

        int below = await Chain(n - 1);
        await Task.Delay(1);
        return below + n;
    }

    private static async ValueTask<int> Sum()
    {
        int sum = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += await One(i);
        }

        await Nothing();
        return sum;

        static async ValueTask<int> One(int i)
        {
            await Task.Yield();
            return i;
        }

        static ValueTask Nothing() => ValueTask.CompletedTask;
    }

    private static async Task<string> Configured()
    {
        await Task.Yield();
        await Task.CompletedTask.ConfigureAwait(false);
        int a = await Task.FromResult(3).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        int b = await new ValueTask<int>(4).ConfigureAwait(false);
        await new ValueTask(Task.CompletedTask).ConfigureAwait(true);
        return $"{a}{b}";
    }

    private static async IAsyncEnumerable<int> Produce()
    {
        try
        {
            for (int i = 0; i < 3; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
        finally
        {
            await Task.Yield();
        }
    }

    private static async Task<string> Collect()
    {
        string text = "";
        await foreach (int n in Produce())
        {
            text += n;
        }

        return text;
    }

    private static async Task<string> Guard()
    {
        string log = "";
        try
        {
            try
            {
                await Task.Yield();
                throw new InvalidOperationException("x");
            }
            catch (InvalidOperationException e) when (e.Message == "x")
            {
                await Task.Yield();
                log += "filtered ";
                throw;
            }
            finally
            {
                await Task.Yield();
                log += "finally ";
            }
        }
        catch (Exception e)
        {
            log += e.GetType().Name;
        }

        return log;
    }

    private static async Task<string> Using()
    {
        var log = new List<string>();
        await using (new Resource(log))
        {
            log.Add("body");
        }

        return string.Join(",", log);
    }

    private static async Task<string> Stream()
    {
        using var stream = new MemoryStream();
        await stream.WriteAsync(new byte[] { 1, 2, 3 });
        stream.Position = 0;
        byte[] buffer = new byte[3];
        int read = await stream.ReadAsync(buffer.AsMemory());
        var bag = new ConcurrentDictionary<string, int>();
        bag.GetOrAdd("k", _ => read);
        return $"{read} {bag["k"]}";
    }

    private static IEnumerable<int> Numbers(List<string> log)
    {
        try
        {
            yield return 1;
            yield return 2;
            yield return 3;
        }
        finally
        {
            log.Add("disposed");
        }
    }

    private static async Task<T> Echo<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private sealed class Holder<T>(T value)
        where T : struct
    {
        private T _value = value;

        public async Task<T> Get()
        {
            await Task.Yield();
            _value = await Echo(_value);
            return _value;
        }
    }

    private sealed class Resource(List<string> log) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            log.Add("disposed");
        }
    }
}
