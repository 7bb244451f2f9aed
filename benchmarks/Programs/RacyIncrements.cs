namespace Benchmarks.Programs;

/// <summary>3 threads, 5 increments each without a lock: every access is one that a memory model decides on.</summary>
public sealed class RacyIncrements
{
    private int _counter;

    public static void WithThreads()
    {
        var racy = new RacyIncrements();
        var threads = new Thread[3];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(racy.Add);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        if (racy._counter is < 1 or > 15)
        {
            throw new InvalidOperationException($"{racy._counter} after 15 increments");
        }
    }

    private void Add()
    {
        for (int k = 0; k < 5; k++)
        {
            _counter++;
        }
    }
}
