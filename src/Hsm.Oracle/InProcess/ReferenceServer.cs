using Hsm.Abstractions;
using Hsm.Oracle.Rounds;
using Hsm.Protocol;

namespace Hsm.Oracle.InProcess;

/// <summary>One server of a round, with what its transport needs.</summary>
internal sealed class ReferenceServer : IDisposable
{
    private readonly HsmServer _server;
    private readonly ReferenceTransport _transport;
    private readonly TimeSpan _timeLimit;
    private readonly SocketServer? _sockets;
    private readonly ListenAddress? _address;
    private readonly SecureConnections? _secure;
    private readonly string? _folder;

    public ReferenceServer(
        ReferenceConfiguration configuration, HsmServerOptions options, Func<IServerScheduling> scheduling, TimeSpan timeLimit)
    {
        HsmStatus status = HsmServer.Open(options, out HsmServer? server);
        _server = server ?? throw new OracleException(
            $"The reference HSM ({configuration}) did not open: {status}.", "This is a defect of the oracle: report it.");
        _transport = configuration.Transport;
        _timeLimit = timeLimit;
        _server.Start(scheduling());
        switch (_transport)
        {
            case ReferenceTransport.Tcp:
                _sockets = new SocketServer(_server, new SocketServerOptions());
                _address = Listen("tcp:127.0.0.1:0");
                break;
            case ReferenceTransport.Unix:
                _folder = Directory.CreateTempSubdirectory("hsm-check").FullName;
                _sockets = new SocketServer(_server, new SocketServerOptions());
                _address = Listen("unix:" + Path.Combine(_folder, "hsm.sock"));
                break;
            case ReferenceTransport.Secure:
                _secure = new SecureConnections();
                break;
        }
    }

    /// <summary>Opens a session. Any thread.</summary>
    public HostedClient Connect()
    {
        switch (_transport)
        {
            case ReferenceTransport.InMemory:
                var memory = new InMemoryTransport();
                return Open(memory.Client, memory.Server);
            case ReferenceTransport.Channel:
                var channel = new ChannelTransport();
                return Open(channel.Client, channel.Server);
            case ReferenceTransport.Secure:
                (IClientTransport Client, IServerTransport Server) secure = _secure!.Connect();
                return Open(secure.Client, secure.Server);
            default:
                return new SocketHostedClient(HsmSocketClient.Connect(_address!.EndPoint, new HsmSocketClientOptions { ResponseTimeout = _timeLimit }));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sockets?.Dispose();
        _server.Dispose();
        _secure?.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private MemoryHostedClient Open(IClientTransport client, IServerTransport server)
    {
        _server.OpenSession(server);
        return new MemoryHostedClient(new ClientContext(client), client.Disconnect);
    }

    private ListenAddress Listen(string address) =>
        _sockets!.Listen(ListenAddress.TryParse(address, out ListenAddress? parsed)
            ? parsed!
            : throw new OracleException($"{address} is no address to listen at.", "Choose a shorter folder for temporary files (TMPDIR)."));
}
