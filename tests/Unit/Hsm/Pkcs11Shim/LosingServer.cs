using System.Buffers.Binary;
using System.Net.Sockets;

namespace Unit.Hsm;

/// <summary>Stands before a server and passes requests and answers on, but ends a connection instead of giving some answers.</summary>
internal sealed class LosingServer : IDisposable
{
    /// <summary>The last thing that a connection sends before it counts as one of the application's.</summary>
    private const int Attach = 0x0A80;

    /// <summary>What C_SetAttributeValue sends.</summary>
    private const int SetAttributes = 0x0A8A;

    private const int LengthBytes = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-losing").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly UnixDomainSocketEndPoint _server;
    private readonly Thread _acceptor;
    private readonly Lock _gate = new();
    private int _attached;
    private int _asked;

    public LosingServer(string server)
    {
        _server = new UnixDomainSocketEndPoint(server);
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _acceptor = new Thread(Accept) { IsBackground = true };
        _acceptor.Start();
    }

    public string Path => System.IO.Path.Combine(_folder, "hsm.sock");

    /// <summary>Whether the server gets the request whose answer is lost.</summary>
    public bool PassesOn { get; init; } = true;

    /// <summary>The answer to every how manieth C_SetAttributeValue is lost.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Connections that are left: with its last one a library loses its sessions, too.</summary>
    public int Kept { get; init; }

    /// <summary>Answers lost.</summary>
    public int Lost { get; private set; }

    public void Dispose()
    {
        _listener.Dispose();
        _acceptor.Join();
        Directory.Delete(_folder, recursive: true);
    }

    private void Accept()
    {
        while (true)
        {
            try
            {
                var client = _listener.Accept();
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Serve(Socket accepted)
    {
        using var client = new NetworkStream(accepted, ownsSocket: true);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(_server);
        using var server = new NetworkStream(socket);
        var isAttached = false;
        try
        {
            while (true)
            {
                var request = Read(client);
                var loses = Loses(BinaryPrimitives.ReadUInt16LittleEndian(request.AsSpan(LengthBytes + 2)), ref isAttached);
                if (!loses || PassesOn)
                {
                    server.Write(request);
                    var answer = Read(server);
                    if (!loses)
                    {
                        client.Write(answer);
                        continue;
                    }
                }

                return;
            }
        }
        catch (IOException)
        {
            // One of the two has gone.
            lock (_gate)
            {
                _attached -= isAttached ? 1 : 0;
            }
        }
    }

    private bool Loses(int kind, ref bool isAttached)
    {
        lock (_gate)
        {
            if (!isAttached && kind > Attach)
            {
                isAttached = true;
                _attached++;
            }

            if (kind != SetAttributes || ++_asked % Every != 0 || _attached <= Kept)
            {
                return false;
            }

            isAttached = false;
            _attached--;
            Lost++;
            return true;
        }
    }

    private static byte[] Read(NetworkStream stream)
    {
        var length = new byte[LengthBytes];
        stream.ReadExactly(length);
        var frame = new byte[LengthBytes + BinaryPrimitives.ReadInt32BigEndian(length)];
        length.CopyTo(frame, 0);
        stream.ReadExactly(frame.AsSpan(LengthBytes));
        return frame;
    }
}
