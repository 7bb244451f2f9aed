using Interleave.Xunit;
using Xunit;

namespace Fixtures.SystematicTests;

public sealed class CounterTests
{
    private readonly object _gate = new();
    private int _count;

    [SystematicTest(Schedules = 200)]
    public void Increment_UnderLock_Counts()
    {
        RunBoth(() =>
        {
            lock (_gate)
            {
                _count++;
            }
        });
        Assert.Equal(2, _count);
    }

    [SystematicTest]
    public void Increment_WithoutLock_LosesOne()
    {
        RunBoth(() => _count++);
        Assert.Equal(2, _count);
    }

    [SystematicTest(Strategy = "random")]
    public void Read_WithoutTheLock_IsARaceThoughNothingFails()
    {
        var reader = new Thread(() => _ = _count);
        reader.Start();
        lock (_gate)
        {
            _count++;
        }

        reader.Join();
    }

    [SystematicTest]
    public async Task Increment_InTasksWithoutLock_LosesOne()
    {
        await Task.WhenAll(Task.Run(Increment), Task.Run(Increment));
        Assert.Equal(2, _count);

        async Task Increment()
        {
            int seen = _count;
            await Task.Yield();
            _count = seen + 1;
        }
    }

    [SystematicTest(Strategy = "dfs", Schedules = 5_000)]
    public static void StaticMethod_InterlockedCount_IsExhaustive()
    {
        int count = 0;
        var thread = new Thread(() => Interlocked.Increment(ref count));
        thread.Start();
        Interlocked.Increment(ref count);
        thread.Join();
        Assert.Equal(2, count);
    }

    [SystematicTest(Memory = false, Schedules = 200, Workers = 1)]
    public void Increment_WithoutLockNorMemoryPoints_IsNotInterrupted()
    {
        RunBoth(() => _count++);
        Assert.Equal(2, _count);
    }

    [SystematicTest(MaxSteps = 300)]
    public void Spinning_ForWhatNeverComes_IsAHang()
    {
        var thread = new Thread(() =>
        {
            while (Volatile.Read(ref _count) == 0)
            {
                Thread.Yield();
            }
        });
        thread.Start();
        thread.Join();
    }

    private static void RunBoth(Action action)
    {
        var first = new Thread(() => action()) { Name = "first" };
        var second = new Thread(() => action()) { Name = "second" };
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }
}
