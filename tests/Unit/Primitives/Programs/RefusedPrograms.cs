using System.Collections.Concurrent;

namespace Unit.Primitives.Programs;

/// <summary>Programs that use what is refused by name.</summary>
public static class RefusedPrograms
{
    public static void ConstructedParentOnASchedulerOfItsOwn()
    {
        using var scheduler = new OneThreadScheduler();
        var parent = new Task(() => _ = Task.Factory.StartNew(() => { }, TaskCreationOptions.AttachedToParent));
        parent.Start(scheduler);
        parent.Wait();
    }

    public static void Interrupts()
    {
        var thread = new Thread(() => Thread.Sleep(-1));
        thread.Start();
        thread.Interrupt();
    }

    public static void NamedMutex()
    {
        using var mutex = new Mutex(false, "interleave");
        mutex.WaitOne();
    }

    public static void OldLock() => new ReaderWriterLock().AcquireReaderLock(1);

    public static void PartitionedLoop() => Parallel.ForEach(Partitioner.Create(0, 3), _ => { });

    public static void Plinq() => _ = new[] { 1, 2 }.AsParallel().Sum();
}
