using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Oracle.InProcess;
using Xunit;

namespace Unit.HsmOracle.WolfHsm;

/// <summary>The reference HSM over TCP, as a server somebody else runs.</summary>
internal sealed class OwnServer : IDisposable
{
    private readonly HsmServer _server;
    private readonly SocketServer _sockets;

    public OwnServer(Func<HsmServerOptions, HsmServerOptions>? change = null, int ports = 1)
    {
        var options = new HsmServerOptions
        {
            Flash = new FlashModel(new FlashGeometry(32768)),
            Locks = new RestlessLockProvider(new MonitorLockProvider()),
            Crypto = [new SoftwareCrypto()],
            Token = new TokenOptions { UserPin = "9999", SecurityOfficerPin = "99999999", PinIterations = 1 },
            ChecksInvariants = false,
        };
        HsmServer.Open(change is null ? options : change(options), out var server);
        _server = server!;
        _server.Start(new ThreadPerSessionScheduling());
        _sockets = new SocketServer(_server, new SocketServerOptions());
        Addresses = string.Join(',', Enumerable.Range(0, ports).Select(_ => Listen()));
    }

    /// <summary>As --wolfhsm takes it.</summary>
    public string Addresses { get; }

    public void Dispose()
    {
        _sockets.Dispose();
        _server.Dispose();
    }

    private string Listen()
    {
        Assert.True(ListenAddress.TryParse("tcp:127.0.0.1:0", out var address));
        return _sockets.Listen(address!).EndPoint.ToString()!;
    }
}
