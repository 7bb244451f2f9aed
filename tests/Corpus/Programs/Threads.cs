namespace Corpus;

/// <summary>Thread: start, join, sleep, names, background threads.</summary>
public static class Threads
{
    [Correct]
    public static void JoinPublishes()
    {
        int n = 0;
        var thread = new Thread(() => n = 1);
        thread.Start();
        thread.Join();
        Go.Check(n == 1, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void NoJoin()
    {
        int n = 0;
        var thread = new Thread(() => n = 1);
        thread.Start();
        Go.Check(n == 1, "not there yet");
    }

    [Correct]
    public static void StartPublishes()
    {
        int[] data = [1];
        var thread = new Thread(() => Go.Check(data[0] == 2, "not seen"));
        data[0] = 2;
        thread.Start();
        thread.Join();
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void WrittenAfterStart()
    {
        int[] data = [1];
        var thread = new Thread(() => Go.Check(data[0] == 2, "not seen"));
        thread.Start();
        data[0] = 2;
        thread.Join();
    }

    /// <summary>Sleeping is no synchronisation, however long.</summary>
    [Buggy(Kind.Race)]
    public static void SleepInsteadOfJoin()
    {
        int n = 0;
        var thread = new Thread(() => n = 1);
        thread.Start();
        Thread.Sleep(1_000);
        Go.Check(n == 1, "not there yet");
    }

    /// <summary>Join with a time-out whose result nobody looks at.</summary>
    [Buggy(Kind.Exception)]
    public static void JoinTimesOut()
    {
        int n = 0;
        var thread = new Thread(() =>
        {
            Thread.Sleep(5_000);
            n = 1;
        });
        thread.Start();
        thread.Join(1_000);
        Go.Check(n == 1, "not there yet");
    }

    [Correct]
    public static void JoinWithinTheTimeout()
    {
        int n = 0;
        var thread = new Thread(() =>
        {
            Thread.Sleep(1_000);
            n = 1;
        });
        thread.Start();
        Go.Check(thread.Join(60_000) && n == 1, "one second took sixty");
    }

    [Buggy(Kind.Exception)]
    public static void StartedTwice()
    {
        var thread = new Thread(() => { });
        void Start() => thread.Start();

        Go.Threads(Start, Start);
    }

    [Buggy(Kind.Exception)]
    public static void ExceptionInAThread()
    {
        var thread = new Thread(() => throw new FormatException("in a thread"));
        thread.Start();
        thread.Join();
    }

    [Correct]
    public static void Named()
    {
        object gate = new();
        int n = 0;
        void Work()
        {
            lock (gate)
            {
                n++;
            }

            Go.Check(Thread.CurrentThread.Name is "a" or "b", "name");
        }

        var a = new Thread(Work) { Name = "a" };
        var b = new Thread(Work) { Name = "b" };
        a.Start();
        b.Start();
        a.Join();
        b.Join();
        Go.Check(n == 2, $"{n}");
    }

    [Correct]
    public static void WithAParameter()
    {
        int sum = 0;
        var thread = new Thread(o => sum = (int)o! + 1);
        thread.Start(41);
        thread.Join();
        Go.Check(sum == 42, $"{sum}");
    }

    /// <summary>All bodies share the loop's one variable.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void LoopVariableCaptured()
    {
        var threads = new List<Thread>();
        int[] seen = new int[3];
        for (int i = 0; i < 2; i++)
        {
            var thread = new Thread(() => Interlocked.Increment(ref seen[i]));
            thread.Start();
            threads.Add(thread);
        }

        threads.ForEach(t => t.Join());
        Go.Check(seen[0] == 1 && seen[1] == 1, "an index was used twice");
    }

    [Correct]
    public static void LoopVariableCopied()
    {
        var threads = new List<Thread>();
        int[] seen = new int[3];
        for (int i = 0; i < 2; i++)
        {
            int mine = i;
            var thread = new Thread(() => Interlocked.Increment(ref seen[mine]));
            thread.Start();
            threads.Add(thread);
        }

        threads.ForEach(t => t.Join());
        Go.Check(seen[0] == 1 && seen[1] == 1, "an index was used twice");
    }

    /// <summary>A thread that joins itself through the other.</summary>
    [Buggy(Kind.Deadlock)]
    public static void JoinEachOther()
    {
        Thread? a = null, b = null;
        var ready = new ManualResetEventSlim();
        a = new Thread(() =>
        {
            ready.Wait();
            b!.Join();
        });
        b = new Thread(() =>
        {
            ready.Wait();
            a.Join();
        });
        a.Start();
        b.Start();
        ready.Set();
        a.Join();
    }

    /// <summary>IsAlive polled until it is false sees all that the thread did.</summary>
    [Correct]
    public static void PolledUntilDead()
    {
        int n = 0;
        var thread = new Thread(() => n = 1);
        thread.Start();
        while (thread.IsAlive)
        {
            Thread.Yield();
        }

        thread.Join();
        Go.Check(n == 1, $"{n}");
    }

    [Correct]
    public static void BackgroundThreadIsCutOff()
    {
        var thread = new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true };
        thread.Start();
    }

    [Buggy(Kind.Deadlock)]
    public static void ForegroundThreadNeverEnds()
    {
        var thread = new Thread(() => Thread.Sleep(Timeout.Infinite));
        thread.Start();
    }
}
