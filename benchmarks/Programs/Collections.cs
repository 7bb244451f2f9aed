namespace Benchmarks.Programs;

/// <summary>Two threads, each busy with a list that no other thread sees but that the rewriter cannot know to be its own.</summary>
public static class Collections
{
    /// <summary>Calls on collections in one run.</summary>
    public const int Calls = 2 * 3 * 2_000;

    public static void OwnLists()
    {
        Worker[] workers = [new(), new()];
        Thread[] threads = [.. workers.Select(w => new Thread(w.Run))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        GC.KeepAlive(workers);
    }

    /// <summary>The same work without the threads.</summary>
    public static void Alone()
    {
        for (int i = 0; i < 2; i++)
        {
            var worker = new Worker();
            worker.Run();
            GC.KeepAlive(worker);
        }
    }

    private sealed class Worker
    {
        private readonly List<int> _items = [];
        private int _sum;

        public void Run()
        {
            for (int i = 0; i < 2_000; i++)
            {
                _items.Add(i);
                _sum += _items[_items.Count / 2];
            }
        }
    }
}
