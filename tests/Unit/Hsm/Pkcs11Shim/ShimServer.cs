using System.Net.Sockets;
using Hsm;
using Hsm.Abstractions;
using Hsm.Protocol;
using Xunit;

namespace Unit.Hsm;

/// <summary>A server with a PKCS#11 face on a Unix socket, and a folder for a test's files.</summary>
internal sealed class ShimServer : IDisposable
{
    public const string Pin = "1234";

    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-shim").FullName;
    private TestServer? _server;
    private SocketServer? _sockets;

    public ShimServer() => Start();

    public string Socket => Path.Combine(_folder, "hsm.sock");

    public void Start()
    {
        _server = new TestServer(TestServer.Options(new TestFlash(65536)) with
        {
            NvmObjectCount = 200,
            Token = new TokenOptions { UserPin = Pin, SecurityOfficerPin = "12345678", PinIterations = 1, MaxPinAttempts = 100 },
        });
        _server.Server.Start(SchedulingTests.Scheduling("thread-per-session"));
        _sockets = new SocketServer(_server.Server, new SocketServerOptions());
        _sockets.Listen(TestSocketServer.Parse("unix:" + Socket));
    }

    public void Stop()
    {
        _sockets?.Dispose();
        _server?.Dispose();
        _sockets = null;
        _server = null;
    }

    public string File(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string Name(string name) => Path.Combine(_folder, name);

    /// <summary>Makes a public token object of class data.</summary>
    /// <param name="label">Its label.</param>
    public void CreateData(string label)
    {
        using var client = HsmSocketClient.Connect(new UnixDomainSocketEndPoint(Socket));
        Assert.Equal(new TokenResponse(TokenResult.Ok), client.Send(new TokenAttachRequest(1)));
        var session = Assert.IsType<TokenHandleResponse>(client.Send(new TokenOpenSessionRequest(IsReadWrite: true)));
        Assert.IsType<TokenHandleResponse>(client.Send(new TokenCreateObjectRequest(session.Handle, TokenAttributes.Of(
            TokenRules.Class(TokenRules.DataClass),
            TokenAttribute.Of(TokenAttributeType.Token, value: true),
            TokenAttribute.Of(TokenAttributeType.Label, label)))));
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }
}
