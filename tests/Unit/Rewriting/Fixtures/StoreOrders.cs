using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Unit.Rewriting.Fixtures;

/// <summary>What a store orders: plain fields are written before something goes in and read after it was seen. No data race.</summary>
public sealed class StoreOrders
{
    private readonly ConcurrentDictionary<string, Stores.Box> _map = new();
    private readonly Channel<int> _one = Channel.CreateBounded<int>(1);
    private int _plain;

    public async Task ChannelAsAMutex()
    {
        async Task Add()
        {
            await _one.Writer.WriteAsync(0);
            _plain++;
            await _one.Reader.ReadAsync();
        }

        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Require(_plain == 2, "mutex");
    }

    public async Task ChannelAsATokenPool()
    {
        await _one.Writer.WriteAsync(0);
        async Task Add()
        {
            int token = await _one.Reader.ReadAsync();
            _plain++;
            await _one.Writer.WriteAsync(token);
        }

        await Task.WhenAll(Task.Run(Add), Task.Run(Add));
        Require(_plain == 2, "pool");
    }

    public async Task CompletionSeen()
    {
        Channel<int> channel = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
        Task producer = Task.Run(() =>
        {
            _plain = 5;
            channel.Writer.Complete();
        });
        await channel.Reader.Completion;
        Require(_plain == 5 && !channel.Reader.TryRead(out int _), "completion");
        await producer;
    }

    public async Task ClosedSeen()
    {
        Task producer = Task.Run(() =>
        {
            _plain = 5;
            _one.Writer.Complete(new FormatException());
        });
        try
        {
            await _one.Reader.ReadAsync();
        }
        catch (ChannelClosedException closed)
        {
            Require(closed.InnerException is FormatException && _plain == 5, "closed");
        }

        await producer;
    }

    public async Task WaitThenTry()
    {
        Channel<Stores.Box> channel = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Stores.Box> { Comparer = Comparer<Stores.Box>.Create((a, b) => b.Value.CompareTo(a.Value)) });
        Task producer = Task.Run(() =>
        {
            for (int i = 1; i <= 2; i++)
            {
                var box = new Stores.Box();
                box.Value = i;
                channel.Writer.TryWrite(box);
            }

            channel.Writer.Complete();
        });
        int sum = 0;
        while (await channel.Reader.WaitToReadAsync())
        {
            while (channel.Reader.TryRead(out Stores.Box? box))
            {
                sum += box.Value;
            }
        }

        Require(sum == 3, "prioritized");
        await producer;
    }

    public async Task AsyncLinq()
    {
        Channel<Stores.Box> channel = Channel.CreateUnbounded<Stores.Box>();
        Task writer = Task.Run(() =>
        {
            for (int i = 1; i <= 2; i++)
            {
                var box = new Stores.Box();
                box.Value = i;
                channel.Writer.TryWrite(box);
            }

            channel.Writer.Complete();
        });
        List<int> values = await channel.Reader.ReadAllAsync().Where(b => b.Value > 1).Select(b => b.Value).ToListAsync();
        Require(values.Count == 1 && values[0] == 2, "values");
        await writer;
    }

    public void BlockingEnumerable()
    {
        Channel<Stores.Box> channel = Channel.CreateUnbounded<Stores.Box>();
        int sum = 0;
        Stores.Run(
            () =>
            {
                var box = new Stores.Box();
                box.Value = 3;
                channel.Writer.TryWrite(box);
                channel.Writer.Complete();
            },
            () =>
            {
                foreach (Stores.Box box in channel.Reader.ReadAllAsync().ToBlockingEnumerable())
                {
                    sum += box.Value;
                }
            });
        Require(sum == 3, "sum");
    }

    public async Task Rendezvous()
    {
        Channel<int> channel = Channel.CreateBounded<int>(0);
        Task writer = Task.Run(async () =>
        {
            _plain = 3;
            await channel.Writer.WriteAsync(1);
            Require(_plain == 3, "not overtaken");
        });
        Require(await channel.Reader.ReadAsync() == 1, "item");
        await writer;
        _plain = 4;
    }

    public void DictionaryPublishes()
    {
        Stores.Run(
            () =>
            {
                var box = new Stores.Box();
                box.Value = 7;
                _map.TryAdd("a", box);
            },
            () =>
            {
                if (_map.TryGetValue("a", out Stores.Box? box))
                {
                    Require(box.Value == 7, "by key");
                }
            },
            () =>
            {
                foreach (KeyValuePair<string, Stores.Box> pair in _map)
                {
                    Require(pair.Value.Value == 7, "by enumeration");
                }
            },
            () =>
            {
                foreach (Stores.Box box in _map.Values)
                {
                    Require(box.Value == 7, "by values");
                }
            });
    }

    public void DictionaryTakesBack()
    {
        _map["a"] = new Stores.Box();
        void Use()
        {
            if (_map.TryRemove("a", out Stores.Box? box))
            {
                box.Value++;
                _map.TryAdd("a", box);
            }
        }

        Stores.Run(Use, Use);
        Require(_map["a"].Value is 1 or 2, "owned");
    }

    public void BlockingEndSeen()
    {
        using var items = new BlockingCollection<int>(new ConcurrentStack<int>());
        using var others = new BlockingCollection<int>(2);
        Stores.Run(
            () =>
            {
                _plain = 2;
                items.CompleteAdding();
                others.CompleteAdding();
            },
            () =>
            {
                int index = BlockingCollection<int>.TryTakeFromAny([items, others], out int _, Timeout.Infinite);
                Require(index == -1, "over");
                Require(items.IsCompleted && _plain == 2, "end");
            });
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }
}
