using System.Collections;
using System.Collections.Concurrent;

namespace Unit.Rewriting.Fixtures;

/// <summary>Thread-safe collections seen through interfaces, LINQ and what else takes a sequence: the order they promise holds.</summary>
public sealed class StoreInterfaces
{
    private readonly ConcurrentDictionary<int, Stores.Box> _map = new();
    private readonly ConcurrentQueue<Stores.Box> _queue = new();

    public void Dictionary() => Map(map => Look(map.TryGetValue(1, out Stores.Box? box) ? box : null));

    public void DictionaryKeys() => Map(map =>
    {
        foreach (int key in map.Keys)
        {
            Look(map[key]);
        }
    });

    public void DictionaryPairs() => Map(map =>
    {
        foreach (KeyValuePair<int, Stores.Box> pair in map)
        {
            Look(pair.Value);
        }
    });

    public void ReadOnlyDictionary() => Map(map =>
    {
        foreach (Stores.Box box in ((IReadOnlyDictionary<int, Stores.Box>)map).Values)
        {
            Look(box);
        }
    });

    public void OldDictionary() => Map(map => Look(((IDictionary)map)[1] as Stores.Box));

    public void LinqAtOnce() => Map(_ => Look(_map.FirstOrDefault().Value));

    public void LinqLater() => Map(_ =>
    {
        foreach (Stores.Box box in _map.Select(p => p.Value))
        {
            Look(box);
        }
    });

    public void Copied() => Queue(queue => new List<Stores.Box>(queue).ForEach(Look));

    public void CopiedToAnother() => Queue(queue => Look(new ConcurrentStack<Stores.Box>(queue).TryPop(out Stores.Box? box) ? box : null));

    public void Enumerable() => Queue(queue =>
    {
        foreach (Stores.Box box in queue)
        {
            Look(box);
        }
    });

    public void OldEnumerable() => Queue(queue =>
    {
        foreach (object box in (IEnumerable)queue)
        {
            Look((Stores.Box)box);
        }
    });

    public void ProducerConsumer() => Queue(queue => Look(((IProducerConsumerCollection<Stores.Box>)queue).TryTake(out Stores.Box? box) ? box : null));

    private static Stores.Box New()
    {
        var box = new Stores.Box();
        box.Value = 2;
        return box;
    }

    private static void Look(Stores.Box? box)
    {
        if (box is not null && box.Value != 2)
        {
            throw new InvalidOperationException("seen too early");
        }
    }

    private void Map(Action<IDictionary<int, Stores.Box>> look)
    {
        IDictionary<int, Stores.Box> map = _map;
        Stores.Run(() => map[1] = New(), () => look(map));
    }

    private void Queue(Action<IReadOnlyCollection<Stores.Box>> look) => Stores.Run(() => _queue.Enqueue(New()), () => look(_queue));
}
