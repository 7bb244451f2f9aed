using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Unit.Rewriting.Fixtures;

/// <summary>Data races that a store does not order.</summary>
public sealed class StoreUnordered
{
    private readonly ConcurrentDictionary<int, Stores.Box> _map = new();
    private int _plain;

    public void ChangedAfterEnqueue()
    {
        var queue = new ConcurrentQueue<Stores.Box>();
        Stores.Run(
            () =>
            {
                var box = new Stores.Box();
                queue.Enqueue(box);
                box.Value = 1;
            },
            () => _plain = queue.TryDequeue(out Stores.Box? box) ? box.Value : 0);
    }

    public void TwoConsumersShareAField()
    {
        var items = new BlockingCollection<int> { 1, 2 };
        Stores.Run(() => _plain += items.Take(), () => _plain += items.Take());
    }

    public async Task ChangedAfterWrite()
    {
        Channel<Stores.Box> channel = Channel.CreateUnbounded<Stores.Box>();
        Task reader = Task.Run(async () => (await channel.Reader.ReadAsync()).Value++);
        var box = new Stores.Box();
        await channel.Writer.WriteAsync(box);
        box.Value++;
        await reader;
    }

    public void DifferentKeysOrderNothing()
    {
        Stores.Run(
            () =>
            {
                _plain++;
                _map[1] = new Stores.Box();
            },
            () =>
            {
                bool found = _map.ContainsKey(2);
                _plain += found ? 1 : 2;
            });
    }

    public void ValueChangedInPlace()
    {
        void Add() => _map.GetOrAdd(1, _ => new Stores.Box()).Value++;
        Stores.Run(Add, Add);
    }

    public void FactoryWritesAField()
    {
        Stores.Run(() => _map.GetOrAdd(1, Make), () => _map.GetOrAdd(2, Make));

        Stores.Box Make(int key)
        {
            _plain = key;
            return new Stores.Box();
        }
    }

    public void OutFieldOfATake()
    {
        var stack = new ConcurrentStack<int>([1, 2]);
        Stores.Run(() => stack.TryPop(out _plain), () => stack.TryPop(out _plain));
    }
}
