using System.Threading.Channels;

namespace Corpus;

/// <summary>System.Threading.Channels.</summary>
public static class Channels
{
    [Correct]
    public static async Task HandsOver()
    {
        var channel = Channel.CreateUnbounded<int>();
        Task<int> reader = Task.Run(async () => await channel.Reader.ReadAsync());
        await Task.Yield();
        channel.Writer.TryWrite(3);
        Go.Check(await reader == 3, "item");
    }

    [Correct]
    public static async Task Publishes()
    {
        var channel = Channel.CreateUnbounded<int[]>();
        Task<int> reader = Task.Run(async () => (await channel.Reader.ReadAsync())[0]);
        int[] data = [0];
        data[0] = 7;
        await channel.Writer.WriteAsync(data);
        Go.Check(await reader == 7, "not seen");
    }

    /// <summary>What was written belongs to the reader.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task ChangedAfterWriting()
    {
        var channel = Channel.CreateUnbounded<int[]>();
        Task<int> reader = Task.Run(async () => (await channel.Reader.ReadAsync())[0]);
        int[] data = [7];
        await channel.Writer.WriteAsync(data);
        data[0] = 8;
        Go.Check(await reader == 7, "changed under the reader");
    }

    [Correct]
    public static async Task ReadAllUntilComplete()
    {
        var channel = Channel.CreateBounded<int>(1);
        Task writer = Task.Run(async () =>
        {
            for (int i = 1; i <= 3; i++)
            {
                await channel.Writer.WriteAsync(i);
            }

            channel.Writer.Complete();
        });
        int sum = 0;
        await foreach (int i in channel.Reader.ReadAllAsync())
        {
            sum += i;
        }

        await writer;
        Go.Check(sum == 6, $"{sum}");
    }

    [Buggy(Kind.Deadlock)]
    public static async Task NeverCompleted()
    {
        var channel = Channel.CreateUnbounded<int>();
        Task writer = Task.Run(async () => await channel.Writer.WriteAsync(1));
        await foreach (int i in channel.Reader.ReadAllAsync())
        {
        }

        await writer;
    }

    /// <summary>TryWrite says no when the channel is full; nobody listens.</summary>
    [Buggy(Kind.Exception)]
    public static async Task TryWriteUnchecked()
    {
        var channel = Channel.CreateBounded<int>(1);
        Task writer = Task.Run(() =>
        {
            channel.Writer.TryWrite(1);
            channel.Writer.TryWrite(2);
            channel.Writer.Complete();
        });
        int sum = 0;
        await foreach (int i in channel.Reader.ReadAllAsync())
        {
            sum += i;
        }

        await writer;
        Go.Check(sum == 3, $"an item was lost: {sum}");
    }

    /// <summary>Between WaitToReadAsync and TryRead another reader takes the item.</summary>
    [Buggy(Kind.Exception)]
    public static async Task TryReadUnchecked()
    {
        var channel = Channel.CreateUnbounded<int>();
        async Task Read()
        {
            if (await channel.Reader.WaitToReadAsync())
            {
                Go.Check(channel.Reader.TryRead(out _), "nothing to read");
            }
        }

        Task a = Task.Run(Read), b = Task.Run(Read);
        channel.Writer.TryWrite(1);
        channel.Writer.Complete();
        await Task.WhenAll(a, b);
    }

    [Correct]
    public static async Task TwoReadersInALoop()
    {
        var channel = Channel.CreateUnbounded<int>();
        int sum = 0;
        async Task Read()
        {
            while (await channel.Reader.WaitToReadAsync())
            {
                while (channel.Reader.TryRead(out int item))
                {
                    Interlocked.Add(ref sum, item);
                }
            }
        }

        Task a = Task.Run(Read), b = Task.Run(Read);
        channel.Writer.TryWrite(1);
        channel.Writer.TryWrite(2);
        channel.Writer.Complete();
        await Task.WhenAll(a, b);
        Go.Check(sum == 3, $"{sum}");
    }

    [Buggy(Kind.Exception)]
    public static async Task WriteAfterComplete()
    {
        var channel = Channel.CreateUnbounded<int>();
        Task closer = Task.Run(() => channel.Writer.Complete());
        await channel.Writer.WriteAsync(1);
        await closer;
    }

    [Buggy(Kind.Exception)]
    public static async Task CompletedByTwo()
    {
        var channel = Channel.CreateUnbounded<int>();
        await Task.WhenAll(Task.Run(() => channel.Writer.Complete()), Task.Run(() => channel.Writer.Complete()));
    }

    /// <summary>DropOldest loses what nobody has read yet.</summary>
    [Buggy(Kind.Exception)]
    public static async Task DropsTheOldest()
    {
        var channel = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        Task writer = Task.Run(async () =>
        {
            await channel.Writer.WriteAsync(1);
            await channel.Writer.WriteAsync(2);
            channel.Writer.Complete();
        });
        int sum = 0;
        await foreach (int i in channel.Reader.ReadAllAsync())
        {
            sum += i;
        }

        await writer;
        Go.Check(sum == 3, $"an item was dropped: {sum}");
    }

    /// <summary>Each waits until the other's channel has room.</summary>
    [Buggy(Kind.Deadlock)]
    public static async Task TwoFullChannels()
    {
        Channel<int> a = Channel.CreateBounded<int>(1), b = Channel.CreateBounded<int>(1);
        static async Task Work(Channel<int> from, Channel<int> to)
        {
            await to.Writer.WriteAsync(1);
            await to.Writer.WriteAsync(2);
            await from.Reader.ReadAsync();
            await from.Reader.ReadAsync();
        }

        await Task.WhenAll(Task.Run(() => Work(a, b)), Task.Run(() => Work(b, a)));
    }

    [Correct]
    public static async Task ErrorReachesTheReader()
    {
        var channel = Channel.CreateUnbounded<int>();
        Task writer = Task.Run(() => channel.Writer.Complete(new FormatException()));
        bool caught = false;
        try
        {
            await channel.Reader.ReadAsync();
        }
        catch (ChannelClosedException e) when (e.InnerException is FormatException)
        {
            caught = true;
        }

        await writer;
        Go.Check(caught, "lost");
        await channel.Reader.Completion.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
    }
}
