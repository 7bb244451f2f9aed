using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>A server whose sessions are worked by the test's own thread, one request at a time.</summary>
internal sealed class TestServer : IDisposable
{
    public TestServer(HsmServerOptions options)
    {
        Assert.Equal(HsmStatus.Ok, HsmServer.Open(options, out var server));
        Server = server!;
    }

    public TestServer(IFlash? flash = null, ILockProvider? locks = null)
        : this(Options(flash, locks))
    {
    }

    public HsmServer Server { get; }

    /// <summary>Hardware's key 1, which may wrap.</summary>
    public static HardwareKey HardwareKey { get; } = new(1, ObjectFlags.UsageWrap, Bytes.Repeat(0x77, 16));

    public static HsmServerOptions Options(IFlash? flash = null, ILockProvider? locks = null) => new()
    {
        Flash = flash ?? new TestFlash(16384),
        Locks = locks ?? new MonitorLockProvider(),
        Crypto = [new SystemAccelerator(), new SoftwareCrypto()],
        HardwareKeys = [HardwareKey],
        ChecksInvariants = true,
    };

    /// <summary>A session that said INIT, unless the client is 0.</summary>
    public TestSession Session(byte client = 1)
    {
        var session = new TestSession(Server.Connect(), Server.Sessions[^1]);
        if (client != 0)
        {
            Assert.Equal(new InitResponse(new ClientId(client), 57), session.Ask(new InitRequest(client)));
        }

        return session;
    }

    public void Dispose() => Server.Dispose();
}
