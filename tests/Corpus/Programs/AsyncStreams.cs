using System.Runtime.CompilerServices;

namespace Corpus;

/// <summary>IAsyncEnumerable and await foreach.</summary>
public static class AsyncStreams
{
    private static async IAsyncEnumerable<int> Count(int to, [EnumeratorCancellation] CancellationToken token = default)
    {
        for (int i = 1; i <= to; i++)
        {
            await Task.Delay(1, token);
            yield return i;
        }
    }

    [Correct]
    public static async Task Summed()
    {
        int sum = 0;
        await foreach (int i in Count(3))
        {
            sum += i;
        }

        Go.Check(sum == 6, $"{sum}");
    }

    [Correct]
    public static async Task TwoConsumersOfTwoStreams()
    {
        int sum = 0;
        async Task Consume()
        {
            await foreach (int i in Count(2))
            {
                Interlocked.Add(ref sum, i);
            }
        }

        await Task.WhenAll(Task.Run(Consume), Task.Run(Consume));
        Go.Check(sum == 6, $"{sum}");
    }

    [Correct]
    public static async Task Cancelled()
    {
        using var cts = new CancellationTokenSource();
        int last = 0;
        bool cancelled = false;
        try
        {
            await foreach (int i in Count(5).WithCancellation(cts.Token))
            {
                last = i;
                if (i == 2)
                {
                    cts.Cancel();
                }
            }
        }
        catch (OperationCanceledException)
        {
            cancelled = true;
        }

        Go.Check(cancelled && last == 2, $"{last}");
    }

    /// <summary>A shared total between two streams' consumers.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task TotalShared()
    {
        int sum = 0;
        async Task Consume()
        {
            await foreach (int i in Count(2))
            {
                sum += i;
            }
        }

        await Task.WhenAll(Task.Run(Consume), Task.Run(Consume));
        Go.Check(sum == 6, $"lost update: {sum}");
    }

    /// <summary>The finally of a stream that is left early runs before the loop's end.</summary>
    [Correct]
    public static async Task LeftEarly()
    {
        bool closed = false;
        async IAsyncEnumerable<int> Stream()
        {
            try
            {
                await Task.Yield();
                yield return 1;
                await Task.Yield();
                yield return 2;
            }
            finally
            {
                await Task.Yield();
                closed = true;
            }
        }

        await foreach (int i in Stream())
        {
            if (i == 1)
            {
                break;
            }
        }

        Go.Check(closed, "not closed");
    }

    /// <summary>An enumerator taken by hand and not disposed leaves its finally undone.</summary>
    [Buggy(Kind.Exception)]
    public static async Task NotDisposed()
    {
        bool closed = false;
        async IAsyncEnumerable<int> Stream()
        {
            try
            {
                await Task.Yield();
                yield return 1;
            }
            finally
            {
                closed = true;
            }
        }

        IAsyncEnumerator<int> enumerator = Stream().GetAsyncEnumerator();
        await enumerator.MoveNextAsync();
        Go.Check(closed, "not closed");
    }

    /// <summary>One enumerator, two consumers.</summary>
    [Buggy(Kind.Exception)]
    public static async Task EnumeratorShared()
    {
        async IAsyncEnumerable<int> Stream()
        {
            for (int i = 0; i < 4; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        IAsyncEnumerator<int> enumerator = Stream().GetAsyncEnumerator();
        int sum = 0;
        async Task Consume()
        {
            while (await enumerator.MoveNextAsync())
            {
                Interlocked.Add(ref sum, enumerator.Current);
            }
        }

        await Task.WhenAll(Task.Run(Consume), Task.Run(Consume));
        Go.Check(sum == 6, $"{sum}");
    }
}
