using Hsm;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm.Oracle.WolfHsm;

/// <summary>The reference HSM over TCP, as a server somebody else runs.</summary>
internal sealed class OwnServer : IDisposable
{
    private readonly HsmServer _server;
    private readonly SocketServer _sockets;

    public OwnServer(Func<HsmServerOptions, HsmServerOptions>? change = null, int ports = 1)
    {
        var options = new HsmServerOptions
        {
            Flash = new FlashModel(new global::Hsm.Abstractions.FlashGeometry(32768)),
            Locks = new MonitorLockProvider(),
            Crypto = [new SoftwareCrypto()],
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
