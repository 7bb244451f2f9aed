using Hsm;
using Hsm.Abstractions;
using Hsm.Exploration;
using Xunit;

namespace Unit.Hsm;

/// <summary>The contract of <see cref="ILockProvider"/> and <see cref="IHsmLock"/>, the same for every provider.</summary>
public sealed class LockProviderTests
{
    public static TheoryData<string> Locking => [.. LockChoice.All.Select(one => one.Name).Where(name => name != "none")];

    public static TheoryData<string> All => [.. LockChoice.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Create_Provider_TellsItsNameAndTheLocks(string name)
    {
        var provider = Provider(name);

        Assert.Equal(name, provider.Name);
        Assert.Equal(HsmStatus.Ok, provider.Create("what it guards", out var created));
        Assert.Equal("what it guards", created!.Name);
        Assert.Equal(name != "none", provider.MaxServerThreads == int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Locking))]
    public void Acquire_FourThreads_ExcludesThem(string name)
    {
        var gate = Create(name);
        var inside = 0;
        var total = 0;
        Parallel(4, _ =>
        {
            for (var i = 0; i < 2000; i++)
            {
                Assert.Equal(HsmStatus.Ok, gate.Acquire());
                Assert.Equal(1, Interlocked.Increment(ref inside));
                total++;
                Interlocked.Decrement(ref inside);
                Assert.Equal(HsmStatus.Ok, gate.Release());
            }
        });

        Assert.Equal(8000, total);
        Assert.Equal(HsmStatus.Ok, gate.Destroy());
    }

    [Theory]
    [MemberData(nameof(Locking))]
    public void Acquire_ReadersAndWriters_WriterIsAlone(string name)
    {
        var gate = Create(name);
        var readers = 0;
        var writers = 0;
        var supports = Provider(name).SupportsSharedAcquisition;
        Parallel(4, ordinal =>
        {
            for (var i = 0; i < 1000; i++)
            {
                if (ordinal == 0)
                {
                    Assert.Equal(HsmStatus.Ok, gate.Acquire());
                    Assert.Equal(1, Interlocked.Increment(ref writers));
                    Assert.Equal(0, Volatile.Read(ref readers));
                    Interlocked.Decrement(ref writers);
                    Assert.Equal(HsmStatus.Ok, gate.Release());
                    continue;
                }

                Assert.Equal(HsmStatus.Ok, gate.AcquireShared());
                var together = Interlocked.Increment(ref readers);
                Assert.True(supports || together == 1, "A provider without shared acquisition is exclusive.");
                Assert.Equal(0, Volatile.Read(ref writers));
                Interlocked.Decrement(ref readers);
                Assert.Equal(HsmStatus.Ok, gate.ReleaseShared());
            }
        });
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
        Assert.Equal(HsmStatus.Ok, gate.Acquire());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AcquireShared_TwiceByOneThread_BadArgsAndHeldOnce(string name)
    {
        var gate = Create(name);

        Assert.Equal(HsmStatus.Ok, gate.AcquireShared());
        Assert.Equal(HsmStatus.BadArgs, gate.AcquireShared());
        Assert.Equal(HsmStatus.BadArgs, gate.Acquire());
        Assert.Equal(HsmStatus.Ok, gate.ReleaseShared());
        Assert.Equal(HsmStatus.BadArgs, gate.ReleaseShared());
    }

    [Theory]
    [MemberData(nameof(Locking))]
    public void Release_ByAnotherThread_BadArgsAndStillHeld(string name)
    {
        var gate = Create(name);
        Assert.Equal(HsmStatus.Ok, gate.Acquire());

        Assert.Equal(HsmStatus.BadArgs, OnAnotherThread(gate.Release));
        Assert.Equal(HsmStatus.BadArgs, OnAnotherThread(gate.ReleaseShared));
        Assert.Equal(HsmStatus.Ok, gate.Release());
    }

    [Theory]
    [MemberData(nameof(Locking))]
    public void Acquire_HeldByAnother_WaitsUntilReleased(string name)
    {
        var gate = Create(name);
        Assert.Equal(HsmStatus.Ok, gate.Acquire());
        var isReleased = false;
        var sawRelease = false;
        var waiter = new Thread(() =>
        {
            gate.Acquire();
            sawRelease = isReleased;
            gate.Release();
        });
        waiter.Start();

        isReleased = true;
        Assert.Equal(HsmStatus.Ok, gate.Release());
        waiter.Join();
        Assert.True(sawRelease);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Destroy_Held_LockedAndAfterwardsNotReady(string name)
    {
        var gate = Create(name);
        gate.Acquire();

        Assert.Equal(HsmStatus.Locked, gate.Destroy());
        Assert.Equal(HsmStatus.Ok, gate.Release());
        Assert.Equal(HsmStatus.Ok, gate.AcquireShared());
        Assert.Equal(HsmStatus.Locked, gate.Destroy());
        Assert.Equal(HsmStatus.Ok, gate.ReleaseShared());
        Assert.Equal(HsmStatus.Ok, gate.Destroy());
        Assert.Equal(HsmStatus.Ok, gate.Destroy());
        Assert.Equal(HsmStatus.NotReady, gate.Acquire());
        Assert.Equal(HsmStatus.NotReady, gate.AcquireShared());
        Assert.Equal(HsmStatus.NotReady, gate.Release());
        Assert.Equal(HsmStatus.NotReady, gate.ReleaseShared());
    }

    [Theory]
    [MemberData(nameof(Locking))]
    public void Create_TwoLocks_AreIndependent(string name)
    {
        var provider = Provider(name);
        provider.Create("first", out var first);
        provider.Create("second", out var second);

        Assert.Equal(HsmStatus.Ok, first!.Acquire());
        Assert.Equal(HsmStatus.Ok, second!.Acquire());
        Assert.Equal(HsmStatus.Ok, first.Release());
        Assert.Equal(HsmStatus.Ok, OnAnotherThread(() => Cycle(first)));
        Assert.Equal(HsmStatus.Ok, second.Release());
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
            Assert.Equal(HsmStatus.Ok, OnAnotherThread(() =>
            {
                var status = gate.AcquireShared();
                gate.ReleaseShared();
                return status;
            }));
        }

        Assert.Equal(provider.SupportsSharedAcquisition ? HsmStatus.BadArgs : HsmStatus.Ok, gate.Release());
        Assert.Equal(provider.SupportsSharedAcquisition ? HsmStatus.Ok : HsmStatus.BadArgs, gate.ReleaseShared());
    }

    [Fact]
    public void Acquire_MutexWhoseHolderEnded_AbortedForEver()
    {
        var gate = Create("mutex");
        Assert.Equal(HsmStatus.Ok, OnAnotherThread(gate.Acquire));

        Assert.Equal(HsmStatus.Aborted, OnAnotherThread(gate.Acquire));
        Assert.Equal(HsmStatus.Aborted, OnAnotherThread(gate.Acquire));
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

    internal static ILockProvider Provider(string name) => LockChoice.All.Single(one => one.Name == name).Create();

    private static IHsmLock Create(string name)
    {
        Assert.Equal(HsmStatus.Ok, Provider(name).Create("test", out var created));
        return created!;
    }

    private static HsmStatus Cycle(IHsmLock gate)
    {
        var status = gate.Acquire();
        return status == HsmStatus.Ok ? gate.Release() : status;
    }

    private static HsmStatus OnAnotherThread(Func<HsmStatus> call)
    {
        var status = HsmStatus.NotReady;
        Parallel(1, _ => status = call());
        return status;
    }

    // An assertion that fails on a thread of its own would end the process.
    private static void Parallel(int count, Action<int> body)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, count).Select(ordinal => new Thread(() =>
        {
            try
            {
                body(ordinal);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failure = exception;
            }
        })
        { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromSeconds(60)), "A thread did not end."));
        Assert.Null(failure);
    }
}
