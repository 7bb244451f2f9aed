using System.Net.Sockets;

namespace Hsm;

/// <summary>A socket that listens, and the thread that accepts on it.</summary>
internal sealed class BoundListener : IDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly Action<Socket> _accepted;
    private readonly Action<Exception> _failed;
    private readonly ManualResetEventSlim _isStopping = new();
    private readonly Thread _thread;

    private BoundListener(Socket socket, ListenAddress address, Action<Socket> accepted, Action<Exception> failed)
    {
        _socket = socket;
        Address = address;
        _accepted = accepted;
        _failed = failed;
        _thread = new Thread(Accept) { Name = "hsm accept", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Where it listens; with the port that the system chose.</summary>
    public ListenAddress Address { get; }

    /// <summary>Listens.</summary>
    /// <param name="address">Where. A Unix socket is made for its owner alone; one that a dead process left is replaced.</param>
    /// <param name="accepted">Gets each client's socket.</param>
    /// <param name="failed">Gets what accept throws.</param>
    /// <returns>Dispose it.</returns>
    /// <exception cref="SocketException">The address is in use, or not to be had.</exception>
    public static BoundListener Open(ListenAddress address, Action<Socket> accepted, Action<Exception> failed)
    {
        var isUnix = address.UnixPath is not null;
        var socket = new Socket(address.EndPoint.AddressFamily, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (address.UnixPath is { } path)
            {
                RemoveLeftOver(path);
            }

            socket.Bind(address.EndPoint);
            if (address.UnixPath is { } bound && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(bound, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Listen(Backlog);
            return new BoundListener(socket, isUnix ? address : new ListenAddress(socket.LocalEndPoint!), accepted, failed);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening; the thread has ended when it returns. The Unix socket's file is removed.</summary>
    public void Dispose()
    {
        _isStopping.Set();
        _socket.Dispose();
        _thread.Join();
        _isStopping.Dispose();
        if (Address.UnixPath is { } path)
        {
            File.Delete(path);
        }
    }

    // Nobody answers at a socket file whose process is gone; one that is answered is in use and stays.
    private static void RemoveLeftOver(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new SocketException((int)SocketError.AddressAlreadyInUse);
    }

    private void Accept()
    {
        while (!_isStopping.IsSet)
        {
            try
            {
                _accepted(_socket.Accept());
            }
            catch (Exception exception) when (BlockingSocket.IsOfTheNetwork(exception))
            {
                // Closed by Dispose; or a client gave up, or the process has no descriptor left: not forever, one hopes.
                if (!_isStopping.IsSet)
                {
                    _failed(exception);
                    _isStopping.Wait(s_pause);
                }
            }
        }
    }
}
