using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Unit.Rewriting.Fixtures;

/// <summary>Each loses something in some schedule, because two calls that are atomic each are not so together.</summary>
public sealed class StoreMisuses
{
    private readonly ConcurrentDictionary<int, int> _map = new() { [1] = 0 };
    private ImmutableArray<int> _array = [];

    public void DictionaryReadThenWrite()
    {
        Stores.Run(() => _map[1] = _map[1] + 1, () => _map[1] = _map[1] + 1);
        Check(_map[1] == 2);
    }

    public void DictionaryContainsThenAdd()
    {
        int added = 0;
        void Add()
        {
            if (!_map.ContainsKey(7))
            {
                _map[7] = 1;
                Interlocked.Increment(ref added);
            }
        }

        Stores.Run(Add, Add);
        Check(added == 1);
    }

    public void FactoryRunsTwice()
    {
        int made = 0;
        Stores.Run(() => _map.GetOrAdd(5, _ => Interlocked.Increment(ref made)), () => _map.GetOrAdd(5, _ => Interlocked.Increment(ref made)));
        Check(made == 1);
    }

    public void RaceInsideTheFactory()
    {
        int made = 0;
        Stores.Run(() => _map.GetOrAdd(5, _ => ++made), () => _map.GetOrAdd(6, _ => ++made));
        Check(made == 2);
    }

    public void QueueLookThenDequeue()
    {
        var queue = new ConcurrentQueue<int>([1]);
        bool missed = false;
        void Take()
        {
            if (!queue.IsEmpty && !queue.TryDequeue(out int _))
            {
                missed = true;
            }
        }

        Stores.Run(Take, Take);
        Check(!missed);
    }

    public void DictionaryEnumerationIsLive()
    {
        int seen = 0;
        Stores.Run(
            () =>
            {
                foreach (KeyValuePair<int, int> pair in _map)
                {
                    seen += pair.Value == 9 ? 1 : 0;
                }
            },
            () =>
            {
                _map[2] = 9;
                _map[3] = 9;
            });
        Check(seen is 0 or 2);
    }

    public void ImmutableReadThenExchange()
    {
        Stores.Run(Add, Add);
        Check(_array.Length == 2);

        void Add() => ImmutableInterlocked.InterlockedExchange(ref _array, _array.Add(1));
    }

    public async Task ChannelCompletesTooEarly()
    {
        Channel<int> channel = Channel.CreateUnbounded<int>();
        Task first = Task.Run(() => channel.Writer.TryWrite(1));
        Task second = Task.Run(() => channel.Writer.TryComplete());
        await Task.WhenAll(first, second);
        int read = 0;
        await foreach (int item in channel.Reader.ReadAllAsync())
        {
            read += item;
        }

        Check(read == 1);
    }

    private static void Check(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("something was lost");
        }
    }
}
