using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

public sealed class CounterRequestTests
{
    private static readonly CounterId s_counter = new(3);
    private static readonly NvmId s_object = s_counter.ToNvmId(new ClientId(1));

    [Fact]
    public void Increment_FromInit_CountsAndSurvivesReclaimAndRestart()
    {
        var flash = new TestFlash(512);
        using (var server = new TestServer(flash))
        {
            var session = server.Session();
            Assert.Equal(new CounterResponse(7), session.Ask(new CounterInitRequest(s_counter, 7)));
            for (uint i = 8; i < 60; i++)
            {
                Assert.Equal(new CounterResponse(i), session.Ask(new CounterIncrementRequest(s_counter)));
            }
        }

        using var restarted = new TestServer(flash.Reopened());
        Assert.Equal(new CounterResponse(59), restarted.Session().Ask(new CounterReadRequest(s_counter)));
    }

    [Fact]
    public void Increment_AtTheTop_SaturatesAndWritesNothing()
    {
        var flash = new TestFlash();
        using var server = new TestServer(flash);
        var session = server.Session();
        session.Ask(new CounterInitRequest(s_counter, uint.MaxValue - 1));
        Assert.Equal(new CounterResponse(uint.MaxValue), session.Ask(new CounterIncrementRequest(s_counter)));
        var steps = flash.Steps;

        Assert.Equal(new CounterResponse(uint.MaxValue), session.Ask(new CounterIncrementRequest(s_counter)));

        Assert.Equal(steps, flash.Steps);
    }

    [Fact]
    public void Request_AbsentCounter_NotFoundButForDestroy()
    {
        using var server = new TestServer();
        var session = server.Session();

        Assert.Equal(HsmStatus.NotFound, session.Status(new CounterIncrementRequest(s_counter)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new CounterReadRequest(s_counter)));
        Assert.Equal(HsmStatus.Ok, session.Status(new CounterDestroyRequest(s_counter)));
    }

    [Fact]
    public void Init_Stores_AnEmptyObjectWithTheValueInItsLabel()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Ask(new CounterInitRequest(s_counter, 0x01020304));

        var stored = session.Expect<NvmGetMetadataResponse>(new NvmGetMetadataRequest(s_object)).Metadata;
        Assert.Equal(new ObjectMetadata(new NvmId(0x3103), 0, ObjectFlags.None, 0, new ObjectLabel([4, 3, 2, 1])), stored);
    }

    [Fact]
    public void Counters_OfTwoClients_AreTwo()
    {
        using var server = new TestServer();
        var one = server.Session(1);
        var two = server.Session(2);
        one.Ask(new CounterInitRequest(s_counter, 10));
        two.Ask(new CounterInitRequest(s_counter, 20));

        Assert.Equal(new CounterResponse(11), one.Ask(new CounterIncrementRequest(s_counter)));
        Assert.Equal(new CounterResponse(20), two.Ask(new CounterReadRequest(s_counter)));
    }

    [Fact]
    public void Request_ProtectedCounter_Access()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Add(s_object, default, ObjectFlags.NonModifiable);

        Assert.Equal(HsmStatus.Access, session.Status(new CounterInitRequest(s_counter, 1)));
        Assert.Equal(HsmStatus.Access, session.Status(new CounterIncrementRequest(s_counter)));
        Assert.Equal(HsmStatus.Access, session.Status(new CounterDestroyRequest(s_counter)));
        Assert.Equal(HsmStatus.Ok, session.Status(new CounterReadRequest(s_counter)));
    }

    [Fact]
    public void Increment_OfARawObject_KeepsAccessFlagsAndRestOfLabel()
    {
        using var server = new TestServer();
        var session = server.Session();
        var label = new ObjectLabel([5, 0, 0, 0, 0x77, 0x78]);
        session.Ask(new NvmAddRequest(new ObjectMetadata(s_object, 9, ObjectFlags.NonDestroyable, 2, label), Bytes.FromHex("abcd")));

        Assert.Equal(new CounterResponse(6), session.Ask(new CounterIncrementRequest(s_counter)));

        var stored = session.Expect<NvmGetMetadataResponse>(new NvmGetMetadataRequest(s_object)).Metadata;
        Assert.Equal(new ObjectMetadata(s_object, 9, ObjectFlags.NonDestroyable, 0, new ObjectLabel([6, 0, 0, 0, 0x77, 0x78])), stored);
    }

    [Fact]
    public void Destroy_Counter_IsGone()
    {
        using var server = new TestServer();
        var session = server.Session();
        session.Ask(new CounterInitRequest(s_counter, 1));

        Assert.Equal(HsmStatus.Ok, session.Status(new CounterDestroyRequest(s_counter)));
        Assert.Equal(HsmStatus.NotFound, session.Status(new CounterReadRequest(s_counter)));
    }
}
