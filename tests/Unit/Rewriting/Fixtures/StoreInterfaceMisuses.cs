using System.Collections.Concurrent;

namespace Unit.Rewriting.Fixtures;

/// <summary>Calls through an interface are steps too: what comes between two of them is lost in some schedule.</summary>
public sealed class StoreInterfaceMisuses
{
    private readonly IDictionary<int, int> _map = new ConcurrentDictionary<int, int> { [1] = 0 };

    public void ReadThenWrite()
    {
        Stores.Run(() => _map[1] = _map[1] + 1, () => _map[1] = _map[1] + 1);
        Check(_map[1] == 2);
    }

    public void CountThenAdd()
    {
        int added = 0;
        void Add(int key)
        {
            if (_map.Count < 2)
            {
                _map.Add(key, key);
                Interlocked.Increment(ref added);
            }
        }

        Stores.Run(() => Add(5), () => Add(6));
        Check(added == 1);
    }

    private static void Check(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("something was lost");
        }
    }
}
