namespace Benchmarks.Programs;

/// <summary>The program the speed figures are stated for: 3 threads, 10 locked increments each.</summary>
public static class LockedIncrements
{
    public static void WithThreads()
    {
        object gate = new();
        int counter = 0;
        var threads = new Thread[3];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                for (int k = 0; k < 10; k++)
                {
                    lock (gate)
                    {
                        counter++;
                    }
                }
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        if (counter != 30)
        {
            throw new InvalidOperationException($"{counter} instead of 30");
        }
    }

    public static void WithTasks()
    {
        object gate = new();
        int counter = 0;
        var tasks = new Task[3];
        for (int i = 0; i < tasks.Length; i++)
        {
            tasks[i] = Task.Run(() =>
            {
                for (int k = 0; k < 10; k++)
                {
                    lock (gate)
                    {
                        counter++;
                    }
                }
            });
        }

        Task.WaitAll(tasks);
        if (counter != 30)
        {
            throw new InvalidOperationException($"{counter} instead of 30");
        }
    }
}
