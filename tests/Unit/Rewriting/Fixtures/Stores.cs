using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Unit.Rewriting.Fixtures;

/// <summary>Programs over channels and thread-safe collections that are right in every schedule.</summary>
public sealed class Stores
{
    private readonly Channel<Box> _channel = Channel.CreateBounded<Box>(1);
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly BlockingCollection<Box> _blocking = new(1);
    private ImmutableList<int> _list = [];
    private int _sum;

    public async Task BoundedChannel()
    {
        Task producer = Task.Run(async () =>
        {
            for (int i = 1; i <= 3; i++)
            {
                var box = new Box();
                box.Value = i;
                await _channel.Writer.WriteAsync(box);
            }

            _channel.Writer.Complete();
        });
        await foreach (Box box in _channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            _sum += box.Value;
        }

        await producer;
        await _channel.Reader.Completion;
        Require(_sum == 6, $"sum {_sum}");
    }

    public async Task CancelledRead()
    {
        using var source = new CancellationTokenSource();
        Task canceller = Task.Run(source.Cancel);
        try
        {
            await foreach (Box box in _channel.Reader.ReadAllAsync().WithCancellation(source.Token))
            {
                Require(box.Value < 0, "nobody wrote");
            }
        }
        catch (OperationCanceledException)
        {
            await canceller;
            return;
        }

        Require(false, "the reader ended");
    }

    public async Task OwnReader()
    {
        var own = new Own();
        Task<int> read = own.Reader.ReadAsync().AsTask();
        await own.Writer.WriteAsync(3);
        Require(await read == 3, "own reader");
        own.Writer.Complete();
        Require(!await own.Reader.WaitToReadAsync(), "complete");
    }

    public void Dictionary()
    {
        Run(
            () => _counts.AddOrUpdate("a", 1, (_, old) => old + 1),
            () => _counts.AddOrUpdate("a", 1, (_, old) => old + 1),
            () => Require(_counts.GetOrAdd("b", key => key.Length) == 1, "b"));
        int seen = 0;
        foreach ((string _, int count) in _counts)
        {
            seen += count;
        }

        Require(seen == 3 && _counts["a"] == 2, $"counts {seen}");
    }

    public void QueueHandsOver()
    {
        var queue = new ConcurrentQueue<Box>();
        int seen = 0;
        Run(
            () =>
            {
                var box = new Box();
                box.Value = 4;
                queue.Enqueue(box);
            },
            () =>
            {
                Box? box;
                while (!queue.TryDequeue(out box))
                {
                    Thread.Yield();
                }

                seen = box.Value;
            });
        Require(seen == 4, "handed over");
    }

    public void StackAndBagThroughTheInterface()
    {
        foreach (IProducerConsumerCollection<int> store in new IProducerConsumerCollection<int>[] { new ConcurrentStack<int>(), new ConcurrentBag<int>() })
        {
            Run(() => store.TryAdd(1), () => store.TryAdd(2));
            Require(store.TryTake(out int first) && store.TryTake(out int second) && first + second == 3, "both");
        }
    }

    public void Blocking()
    {
        int sum = 0;
        Run(
            () =>
            {
                for (int i = 1; i <= 3; i++)
                {
                    var box = new Box();
                    box.Value = i;
                    _blocking.Add(box);
                }

                _blocking.CompleteAdding();
            },
            () =>
            {
                foreach (Box box in _blocking.GetConsumingEnumerable())
                {
                    sum += box.Value;
                }
            });
        Require(sum == 6 && _blocking.IsCompleted, $"sum {sum}");
    }

    public void Immutable()
    {
        Run(() => ImmutableInterlocked.Update(ref _list, l => l.Add(1)), () => ImmutableInterlocked.Update(ref _list, (l, i) => l.Add(i), 2));
        Require(_list.Count == 2, "immutable list");
    }

    internal static void Run(params Action[] bodies)
    {
        Thread[] threads = Array.ConvertAll(bodies, b => new Thread(() => b()));
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }

    internal sealed class Box
    {
        public int Value { get; set; }
    }

    /// <summary>A channel of the program's own, which leaves all it can to the base classes.</summary>
    private sealed class Own : Channel<int>
    {
        public Own()
        {
            Channel<int> inner = Channel.CreateUnbounded<int>();
            Reader = new OwnReader(inner);
            Writer = new OwnWriter(inner);
        }

        private sealed class OwnReader(ChannelReader<int> inner) : ChannelReader<int>
        {
            public override bool TryRead(out int item) => inner.TryRead(out item);

            public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => inner.WaitToReadAsync(cancellationToken);
        }

        private sealed class OwnWriter(ChannelWriter<int> inner) : ChannelWriter<int>
        {
            public override bool TryWrite(int item) => inner.TryWrite(item);

            public override bool TryComplete(Exception? error = null) => inner.TryComplete(error);

            public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => inner.WaitToWriteAsync(cancellationToken);
        }
    }
}
