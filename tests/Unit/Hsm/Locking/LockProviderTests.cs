using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class LockProviderTests
{
    public static TheoryData<string> Locking => new("monitor", "lock", "semaphore", "spin", "reader-writer");

    public static TheoryData<string> All => new("monitor", "lock", "semaphore", "spin", "reader-writer", "none");

    [Theory]
    [MemberData(nameof(Locking))]
    public void Acquire_FourThreads_ExcludesThem(string name)
    {
        var gate = Create(name);
        var inside = 0;
        var total = 0;
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                Assert.Equal(HsmStatus.Ok, gate.Acquire());
                Assert.Equal(1, Interlocked.Increment(ref inside));
                total++;
                Interlocked.Decrement(ref inside);
                Assert.Equal(HsmStatus.Ok, gate.Release());
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(8000, total);
        Assert.Equal(HsmStatus.Ok, gate.Destroy());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Acquire_TwiceByOneThread_BadArgsAndHeldOnce(string name)
    {
        var gate = Create(name);

        Assert.Equal(HsmStatus.Ok, gate.Acquire());
        Assert.Equal(HsmStatus.BadArgs, gate.Acquire());
        Assert.Equal(HsmStatus.BadArgs, gate.AcquireShared());
        Assert.Equal(HsmStatus.Ok, gate.Release());
        Assert.Equal(HsmStatus.BadArgs, gate.Release());
    }

    [Theory]
    [MemberData(nameof(Locking))]
    public void Release_ByAnotherThread_BadArgsAndStillHeld(string name)
    {
        var gate = Create(name);
        Assert.Equal(HsmStatus.Ok, gate.Acquire());

        var foreign = HsmStatus.Ok;
        var thread = new Thread(() => foreign = gate.Release());
        thread.Start();
        thread.Join();

        Assert.Equal(HsmStatus.BadArgs, foreign);
        Assert.Equal(HsmStatus.Ok, gate.Release());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Destroy_Held_LockedAndAfterwardsNotReady(string name)
    {
        var gate = Create(name);
        gate.Acquire();

        Assert.Equal(HsmStatus.Locked, gate.Destroy());
        Assert.Equal(HsmStatus.Ok, gate.Release());
        Assert.Equal(HsmStatus.Ok, gate.Destroy());
        Assert.Equal(HsmStatus.Ok, gate.Destroy());
        Assert.Equal(HsmStatus.NotReady, gate.Acquire());
        Assert.Equal(HsmStatus.NotReady, gate.AcquireShared());
        Assert.Equal(HsmStatus.NotReady, gate.Release());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AcquireShared_SecondReader_EntersWhereSupported(string name)
    {
        var provider = Provider(name);
        var gate = Create(name);
        Assert.Equal(HsmStatus.Ok, gate.AcquireShared());
        if (provider.SupportsSharedAcquisition)
        {
            var other = HsmStatus.Locked;
            var thread = new Thread(() =>
            {
                other = gate.AcquireShared();
                gate.ReleaseShared();
            });
            thread.Start();
            thread.Join();
            Assert.Equal(HsmStatus.Ok, other);
        }

        Assert.Equal(name == "reader-writer" ? HsmStatus.BadArgs : HsmStatus.Ok, gate.Release());
        Assert.Equal(name == "reader-writer" ? HsmStatus.Ok : HsmStatus.BadArgs, gate.ReleaseShared());
    }

    [Fact]
    public void Start_NoLocksAndTwoThreads_IsRefusedWithAdvice()
    {
        using var server = new TestServer(locks: new NoLockProvider());
        server.Server.Connect();
        server.Server.Connect();

        var refusal = Assert.Throws<InvalidOperationException>(() => server.Server.Start(new ThreadPerSessionScheduling()));
        Assert.Contains("round-robin", refusal.Message, StringComparison.Ordinal);
    }

    internal static ILockProvider Provider(string name) => name switch
    {
        "monitor" => new MonitorLockProvider(),
        "lock" => new SystemLockProvider(),
        "semaphore" => new SemaphoreLockProvider(),
        "spin" => new TestAndSetLockProvider(),
        "reader-writer" => new ReaderWriterLockProvider(),
        _ => new NoLockProvider(),
    };

    private static IHsmLock Create(string name)
    {
        Assert.Equal(HsmStatus.Ok, Provider(name).Create("test", out var created));
        return created!;
    }
}
