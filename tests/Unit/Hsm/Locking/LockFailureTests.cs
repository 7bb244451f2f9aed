using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// Every kind of request, refused the lock at each place where it asks for one: LOCKED, nothing has changed, and asking
/// again gives what an undisturbed server gives.
/// </summary>
public sealed class LockFailureTests
{
    public static TheoryData<string, LockGranularity> Samples =>
        [.. from name in RequestSamples.Named.Keys from granularity in Enum.GetValues<LockGranularity>() select (name, granularity)];

    public static TheoryData<string, LockGranularity> Handled =>
        [.. from type in RequestSamples.HandledTypes from granularity in Enum.GetValues<LockGranularity>() select (type.Name, granularity)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Request_AnyAcquisitionFails_LockedAndNothingChanged(string name, LockGranularity granularity) =>
        Assert.NotEqual(0, FailEach(RequestSamples.Named[name], granularity));

    // Whatever handler there is, also one nobody wrote a telling request for.
    [Theory]
    [MemberData(nameof(Handled))]
    public void AnyRequest_AnyAcquisitionFails_LockedAndNothingChanged(string type, LockGranularity granularity) =>
        FailEach(RequestSamples.Of(RequestSamples.HandledTypes.Single(one => one.Name == type)), granularity);

    [Theory]
    [InlineData("revoke-cached", LockGranularity.One, 1)]
    [InlineData("revoke-cached", LockGranularity.Split, 2)]
    [InlineData("export-cached", LockGranularity.Split, 1)]
    [InlineData("export-stored", LockGranularity.One, 2)]
    [InlineData("export-stored", LockGranularity.Split, 3)]
    [InlineData("counter-increment", LockGranularity.Split, 1)]
    [InlineData("encrypt-cached", LockGranularity.Split, 2)]
    public void Request_Undisturbed_AcquiresAsOftenAsTheLockOrderSays(string name, LockGranularity granularity, int expected) =>
        Assert.Equal(expected, FailEach(RequestSamples.Named[name], granularity));

    [Fact]
    public void Echo_AndInfo_TakeNoLock()
    {
        var locks = new FailingLockProvider(new MonitorLockProvider(), static _ => false);
        using var server = new TestServer(locks: locks);
        var session = server.Session();
        locks.Arm();

        session.Expect<EchoResponse>(new EchoRequest(Bytes.Repeat(1, 12)));
        session.Expect<InfoResponse>(new InfoRequest());

        Assert.Equal(0, locks.Acquisitions);
    }

    [Fact]
    public void Request_ReaderWriterProvider_SharesLookUps()
    {
        using var server = new TestServer(locks: new ReaderWriterLockProvider());
        var session = RequestSamples.Prepare(server);

        Assert.All(RequestSamples.Named.Values.Where(request => request is not CloseRequest), request => session.Ask(request));
    }

    // Returns how many acquisitions the request makes when none fails.
    private static int FailEach(HsmRequest request, LockGranularity granularity)
    {
        var undisturbed = new Undisturbed(request, granularity);
        for (var ordinal = 0; ordinal < undisturbed.Acquisitions; ordinal++)
        {
            var locks = new FailingLockProvider(new MonitorLockProvider(), number => number == ordinal);
            var flash = new TestFlash(4096);
            using var server = new TestServer(TestServer.Options(flash, locks) with { Granularity = granularity });
            var session = RequestSamples.Prepare(server);
            var before = RequestSamples.Observe(session);
            var bytes = flash.Raw.ToArray();

            locks.Arm();
            var response = session.Ask(request);
            locks.Disarm();

            Assert.Equal(HsmStatus.Locked, response.Status);
            Assert.Equal(ordinal + 1, locks.Acquisitions);
            Assert.Equal(bytes, flash.Raw.ToArray());
            Assert.Equal(before, RequestSamples.Observe(session));
            Assert.Equal(undisturbed.Status, session.Status(request));
        }

        return undisturbed.Acquisitions;
    }

    /// <summary>What comes of the request where no acquisition fails.</summary>
    private sealed class Undisturbed
    {
        public Undisturbed(HsmRequest request, LockGranularity granularity)
        {
            var locks = new FailingLockProvider(new MonitorLockProvider(), static _ => false);
            using var server = new TestServer(TestServer.Options(new TestFlash(4096), locks) with { Granularity = granularity });
            var session = RequestSamples.Prepare(server);
            locks.Arm();
            Status = session.Status(request);
            locks.Disarm();
            Acquisitions = locks.Acquisitions;
            Assert.NotEqual(HsmStatus.Locked, Status);
        }

        public HsmStatus Status { get; }

        public int Acquisitions { get; }
    }
}
