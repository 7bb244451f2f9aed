using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class PriorityInheritanceTests
{
    [Fact]
    public void Request_HeldByLess_HolderInheritsUntilItReleases()
    {
        var (low, high, mutex) = (Task(1), Task(9), new PriorityMutex());

        Assert.True(PriorityInheritance.Request(low, mutex));
        Assert.False(PriorityInheritance.Request(high, mutex));
        Assert.Equal(9, low.EffectivePriority);

        Assert.Same(high, PriorityInheritance.Release(mutex));
        Assert.Equal(1, low.EffectivePriority);
        Assert.Same(high, mutex.Owner);
        Assert.Null(PriorityInheritance.Release(mutex));
    }

    [Fact]
    public void Request_NestedMutexes_InheritsThroughTheChain()
    {
        var (low, middle, high) = (Task(1), Task(5), Task(9));
        var (inner, outer) = (new PriorityMutex(), new PriorityMutex());
        PriorityInheritance.Request(low, inner);
        PriorityInheritance.Request(middle, outer);
        PriorityInheritance.Request(middle, inner);
        Assert.Equal(5, low.EffectivePriority);

        PriorityInheritance.Request(high, outer);
        Assert.Equal([9, 9, 9], [low.EffectivePriority, middle.EffectivePriority, high.EffectivePriority]);

        Assert.Same(middle, PriorityInheritance.Release(inner));
        Assert.Equal([1, 9], [low.EffectivePriority, middle.EffectivePriority]);
        Assert.Null(PriorityInheritance.Release(inner));
        Assert.Equal(9, middle.EffectivePriority);
        Assert.Same(high, PriorityInheritance.Release(outer));
        Assert.Equal(5, middle.EffectivePriority);
    }

    [Fact]
    public void Release_SeveralWaiters_ByPriorityThenByArrival()
    {
        var (holder, mutex) = (Task(9), new PriorityMutex());
        PriorityTask[] waiters = [Task(3), Task(7), Task(3), Task(7), Task(5)];
        PriorityInheritance.Request(holder, mutex);
        Assert.All(waiters, waiter => Assert.False(PriorityInheritance.Request(waiter, mutex)));

        int[] expected = [1, 3, 4, 0, 2];
        Assert.All(expected, index => Assert.Same(waiters[index], PriorityInheritance.Release(mutex)));
        Assert.Null(PriorityInheritance.Release(mutex));
    }

    [Fact]
    public void Release_TwoHeld_KeepsWhatItInheritsThroughTheOther()
    {
        var (low, middle, high) = (Task(1), Task(5), Task(9));
        var (first, second) = (new PriorityMutex(), new PriorityMutex());
        PriorityInheritance.Request(low, first);
        PriorityInheritance.Request(low, second);
        PriorityInheritance.Request(middle, first);
        PriorityInheritance.Request(high, second);

        PriorityInheritance.Release(second);
        Assert.Equal(5, low.EffectivePriority);
        PriorityInheritance.Release(first);
        Assert.Equal(1, low.EffectivePriority);
    }

    [Fact]
    public void Request_Deadlock_Ends()
    {
        var (one, other) = (Task(1), Task(9));
        var (first, second) = (new PriorityMutex(), new PriorityMutex());
        PriorityInheritance.Request(one, first);
        PriorityInheritance.Request(other, second);

        Assert.False(PriorityInheritance.Request(one, second));
        Assert.False(PriorityInheritance.Request(other, first));
        Assert.Equal(9, one.EffectivePriority);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Inversion_MiddlingWork_BoundedByTheCriticalSection(int middlingTicks)
    {
        const int CriticalTicks = 4;

        Assert.Equal(CriticalTicks - 2, OneProcessor.TicksHighWaits(CriticalTicks, middlingTicks, inherits: true));
        Assert.Equal(CriticalTicks - 2 + middlingTicks, OneProcessor.TicksHighWaits(CriticalTicks, middlingTicks, inherits: false));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void Inversion_ThroughNestedMutexes_BoundedByBothCriticalSections(int middlingTicks)
    {
        const int CriticalTicks = 4;

        Assert.Equal((2 * CriticalTicks) - 3, OneProcessor.TicksHighWaitsNested(CriticalTicks, middlingTicks, inherits: true));
        Assert.True(OneProcessor.TicksHighWaitsNested(CriticalTicks, middlingTicks, inherits: false) >= middlingTicks);
    }

    [Fact]
    public void Acquire_ThreadsOfDifferentPriority_EnterByPriorityAndLendIt()
    {
        var provider = new PriorityInheritanceLockProvider();
        provider.Create("test", out var gate);
        provider.SetThreadPriority(1);
        gate!.Acquire();
        var entered = new List<int>();
        var threads = new List<Thread>();
        foreach (var priority in (int[])[3, 8, 5])
        {
            threads.Add(new Thread(() =>
            {
                provider.SetThreadPriority(priority);
                gate.Acquire();
                entered.Add(provider.EffectivePriority);
                gate.Release();
            }));
            threads[^1].Start();
            Assert.True(SpinWait.SpinUntil(() => provider.WaiterCount(gate) == threads.Count, TimeSpan.FromSeconds(30)));
        }

        Assert.Equal(8, provider.EffectivePriority);
        gate.Release();
        threads.ForEach(thread => thread.Join());
        Assert.Equal([8, 5, 3], entered);
        Assert.Equal(1, provider.EffectivePriority);
    }

    [Theory]
    [InlineData(SessionPriority.Low)]
    [InlineData(SessionPriority.High)]
    public void HandleRequest_SessionOfAPriority_TakesItsLocksWithIt(SessionPriority priority)
    {
        var journal = new PriorityJournal();
        using var server = new TestServer(locks: journal);
        var transport = new InMemoryTransport();
        Assert.Equal(HsmStatus.Ok, server.Server.TryOpenSession(transport.Server, priority, out var context));
        var session = new TestSession(new ClientContext(transport.Client, new SingleFlightGuard()), context!);

        session.Ask(new InitRequest(1));

        Assert.Equal([(int)priority], journal.Told);
    }

    private sealed class PriorityJournal : IPriorityLockProvider
    {
        private readonly MonitorLockProvider _locks = new();

        public List<int> Told { get; } = [];

        public string Name => "journal";

        public int MaxServerThreads => 1;

        public bool SupportsSharedAcquisition => false;

        public HsmStatus Create(string name, out IHsmLock? created) => _locks.Create(name, out created);

        public void SetThreadPriority(int priority) => Told.Add(priority);
    }

    private static PriorityTask Task(int priority)
    {
        var task = new PriorityTask();
        PriorityInheritance.SetPriority(task, priority);
        return task;
    }
}
