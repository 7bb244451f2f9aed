using System.Collections.Concurrent;

namespace Unit.Rewriting.Fixtures;

/// <summary>Mistakes made through delegates of members of primitives.</summary>
public sealed class DelegateMisuses
{
    private readonly CountdownEvent _none = new(1);
    private readonly ReaderWriterLockSlim _gate = new();

    public void WaitsForever()
    {
        Action wait = _none.Wait;
        wait();
    }

    public void JoinsItself()
    {
        Action join = Thread.CurrentThread.Join;
        join();
    }

    public void KeepsALock()
    {
        var thread = new Thread(_gate.EnterWriteLock);
        thread.Start();
        thread.Join();
    }

    public void ReleasesNothing()
    {
        Action exit = _gate.ExitReadLock;
        exit();
    }

    public void TwoPlaces()
    {
        using var none = new Semaphore(0, 1);
        Func<bool> first = none.WaitOne;
        Func<bool> second = none.WaitOne;
        (first == second ? first : null)?.Invoke();
    }

    public void Interrupts()
    {
        Action interrupt = Thread.CurrentThread.Interrupt;
        interrupt();
    }

    public void Sums()
    {
        Func<IEnumerable<int>, ParallelQuery<int>> parallel = ParallelEnumerable.AsParallel;
        _ = parallel([1]);
    }

    public void Partitions()
    {
        Func<int, IList<IEnumerator<Tuple<int, int>>>> parts = Partitioner.Create(0, 9).GetPartitions;
        _ = parts(2);
    }
}
