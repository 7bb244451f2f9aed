using System.Collections.Concurrent;

namespace Unit.Rewriting.Fixtures;

/// <summary>Delegates of members of collections and primitives, used as they should be.</summary>
public static class SafeDelegates
{
    public static void ConcurrentBag()
    {
        var bag = new ConcurrentBag<int>();
        Parallel.ForEach([1, 2, 3], bag.Add);
        Check(bag.Count == 3);
    }

    public static void AfterJoin()
    {
        var list = new List<int>();
        var thread = new Thread(list.Clear);
        thread.Start();
        thread.Join();
        list.Add(1);
        Check(list.Count == 1);
    }

    public static void UnderALock()
    {
        var list = new List<int>();
        Action<int> add = list.Add;
        Parallel.ForEach([1, 2, 3], i =>
        {
            lock (list)
            {
                add(i);
            }
        });
        Check(list.Count == 3);
    }

    public static void ReleasedByADelegate()
    {
        using var semaphore = new SemaphoreSlim(0);
        Func<int> release = semaphore.Release;
        var thread = new Thread(() => release());
        thread.Start();
        semaphore.Wait();
        thread.Join();
    }

    public static void SetAsAThreadsBody()
    {
        using var set = new ManualResetEventSlim();
        var thread = new Thread(set.Set);
        thread.Start();
        set.Wait();
        thread.Join();
    }

    public static void BarrierAsAThreadsBody()
    {
        using var barrier = new Barrier(2);
        Action arrive = barrier.SignalAndWait;
        var thread = new Thread(() => arrive());
        thread.Start();
        arrive();
        thread.Join();
    }

    public static void CancelledByADelegate()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        using CancellationTokenRegistration registration = first.Token.Register(second.Cancel);
        var thread = new Thread(first.Cancel);
        thread.Start();
        second.Token.WaitHandle.WaitOne();
        thread.Join();
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("wrong");
        }
    }
}
