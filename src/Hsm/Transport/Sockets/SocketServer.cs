using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>
/// Serves clients over TCP and Unix sockets: any number of listeners, a session for each connection. Start the HSM
/// server, listen, and dispose this one before that one.
/// </summary>
public sealed class SocketServer : IDisposable
{
    private static readonly TimeSpan s_longestRequest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly HsmServer _server;
    private readonly SocketServerOptions _options;
    private readonly CodecOptions _codec;

    // What travels: the codec's packets, or those sealed.
    private readonly CodecOptions _frames;
    private readonly long _started;
    private readonly ITimer _sweeper;
    private readonly object _gate = new();

    // Guarded by _gate.
    private readonly List<BoundListener> _listeners = [];
    private readonly List<PacketSocket> _connections = [];
    private readonly Dictionary<PacketSocket, ChannelServerTransport> _channels = [];
    private long _accepted;
    private bool _isDisposed;

    /// <summary>Makes a server that does not listen yet.</summary>
    /// <param name="server">Whose sessions the connections are; outlives this.</param>
    /// <param name="options">Limits, and whom to tell.</param>
    /// <exception cref="ArgumentException">Limits that can not be kept.</exception>
    public SocketServer(HsmServer server, SocketServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(options);
        options.Limits.Validate();
        _server = server;
        _options = options;
        _codec = new CodecOptions { CommDataLengthBytes = server.Info.CommDataLengthBytes };
        _frames = options.Channel is { } channel ? ChannelFrames.Codec(_codec, channel.Pipeline) : _codec;
        _started = options.Time.GetTimestamp();
        var shortest = options.Limits.IdleTime < options.Limits.SlowReaderTime ? options.Limits.IdleTime : options.Limits.SlowReaderTime;
        var period = TimeSpan.FromTicks(Math.Clamp(shortest.Ticks / 4, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond));
        _sweeper = options.Time.CreateTimer(static self => ((SocketServer)self!).Sweep(), this, period, period);
    }

    /// <summary>How many connections there are.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Listens at one more address.</summary>
    /// <param name="address">Where.</param>
    /// <returns>Where it listens; with the port that the system chose for port 0.</returns>
    /// <exception cref="SocketException">The address is in use, or not to be had.</exception>
    public ListenAddress Listen(ListenAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var priority = _options.PriorityOf?.Invoke(address) ?? SessionPriority.Normal;
            var listener = BoundListener.Open(address, socket => Accept(socket, priority), _options.Observer.AcceptFailed);
            _listeners.Add(listener);
            return listener.Address;
        }
    }

    /// <summary>
    /// Stops listening and ends the connections: requests being handled are finished and answered, within the slow-reader
    /// time; others are not taken.
    /// </summary>
    public void Dispose()
    {
        BoundListener[] listeners;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        foreach (var connection in Connections())
        {
            connection.Disconnect();
        }

        WaitForLast();
        foreach (var connection in Connections())
        {
            connection.End(CloseReason.ServerLeft);
        }

        _sweeper.Dispose();
    }

    // Whoever takes a request answers it, and whoever sends is swept: so this ends, unless the HSM server's workers are
    // gone already. Then there is nothing to wait for.
    private void WaitForLast()
    {
        var started = _options.Time.GetTimestamp();
        lock (_gate)
        {
            while (_connections.Count > 0 && _options.Time.GetElapsedTime(started) < _options.Limits.SlowReaderTime + s_longestRequest)
            {
                Monitor.Wait(_gate, s_pause);
            }
        }
    }

    private PacketSocket[] Connections()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }

    private void Sweep()
    {
        foreach (var connection in Connections())
        {
            connection.Sweep(_options.Limits);
        }

        ChannelServerTransport[] channels;
        lock (_gate)
        {
            channels = [.. _channels.Values];
        }

        Array.ForEach(channels, channel => channel.Tick(_options.Time.GetElapsedTime(_started)));
    }

    private void Accept(Socket socket, SessionPriority priority)
    {
        var peer = BlockingSocket.Prepare(socket);
        if (TryAdmit(socket, peer, out var connection) is not { } transport)
        {
            Refuse(socket, peer);
            return;
        }

        if (_server.TryOpenSession(transport, priority, out _) != HsmStatus.Ok)
        {
            _options.Observer.Refused(peer);
            connection!.End(CloseReason.ServerLeft);
        }
    }

    private IServerTransport? TryAdmit(Socket socket, EndPoint? peer, out PacketSocket? connection)
    {
        connection = null;
        lock (_gate)
        {
            if (_isDisposed || _connections.Count >= _options.Limits.MaxConnections)
            {
                return null;
            }

            var number = ++_accepted;
            var admitted = new PacketSocket(socket, _frames, _options.Time);
            admitted.Closed = reason => Forget(admitted, number, reason);
            _connections.Add(admitted);
            _options.Metrics?.ConnectionOpened();
            _options.Observer.Opened(number, peer);
            connection = admitted;
            return CreateTransport(admitted, number);
        }
    }

    // Under _gate; the connection is in nobody else's hands yet, so it has not ended.
    private IServerTransport CreateTransport(PacketSocket connection, long number)
    {
        if (_options.Channel is not { } options)
        {
            return new SocketTransport(connection, _codec, _options.Metrics);
        }

        var frames = new PacketFrames(connection, _frames.MaxPacketLengthBytes);
        var channel = new ChannelServerTransport(frames, options, _codec) { Metrics = _options.Metrics, Source = (ulong)number };
        _channels.Add(connection, channel);
        return channel;
    }

    private void Refuse(Socket socket, EndPoint? peer)
    {
        _options.Metrics?.ConnectionRefused();
        _options.Observer.Refused(peer);
        BlockingSocket.Close(socket, isOrderly: false);
    }

    private void Forget(PacketSocket connection, long number, CloseReason reason)
    {
        _options.Metrics?.ConnectionClosed(reason);
        _options.Observer.Closed(number, reason);
        ChannelServerTransport? channel;
        lock (_gate)
        {
            _connections.Remove(connection);
            _channels.Remove(connection, out channel);
            Monitor.PulseAll(_gate);
        }

        channel?.End();
    }
}
