using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// A session over TCP or a Unix socket, with any server that speaks the protocol. One thread at a time and one request in
/// flight, both checked.
/// </summary>
/// <remarks>
/// A response to another request than the one in flight is dropped and waiting goes on. No answer in time: Timeout, the
/// effect is not known; the session goes on, and the late answer is dropped when it comes. The server ends the connection
/// while a request is in flight: Timeout. An answer in another order than the client's, or one that is none: Aborted. After
/// the last two the session is closed.
/// </remarks>
public sealed class HsmSocketClient : IHsmClient, IDisposable
{
    private readonly Socket _socket;
    private readonly HsmSocketClientOptions _options;
    private readonly SessionGate _gate = new();
    private readonly PacketReceiver _receiver;
    private readonly byte[] _frame;

    // Touched only by the thread the gate let in.
    private HsmRequest? _request;
    private ushort _sequence;

    private HsmSocketClient(Socket socket, HsmSocketClientOptions options)
    {
        _socket = socket;
        _options = options;
        _frame = new byte[options.Codec.MaxFrameLengthBytes];
        _receiver = new PacketReceiver(socket, options);
    }

    /// <summary>Why the last request that was sent got Timeout or Aborted; None when that is what the server answered.</summary>
    public ClientFault LastFault { get; private set; }

    /// <summary>Connects.</summary>
    /// <param name="endPoint">An IPEndPoint, DnsEndPoint or UnixDomainSocketEndPoint.</param>
    /// <param name="options">How to speak; null: the defaults.</param>
    /// <returns>The session; INIT has not been said.</returns>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public static HsmSocketClient Connect(EndPoint endPoint, HsmSocketClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        options ??= new HsmSocketClientOptions();
        return new HsmSocketClient(ClientSocket.Connect(endPoint, options.ResponseTimeout), options);
    }

    /// <inheritdoc/>
    public HsmResponse Send(HsmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var status = _gate.TryBegin();
        if (status == HsmStatus.Ok)
        {
            status = Transmit(request);
        }

        return status == HsmStatus.Ok ? Receive() : new StatusResponse(status);
    }

    /// <inheritdoc/>
    public HsmStatus BeginRequest(HsmRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var status = _gate.TryBegin();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        status = Transmit(request);
        if (status == HsmStatus.Ok)
        {
            _gate.LeaveInFlight();
        }

        return status;
    }

    /// <inheritdoc/>
    public HsmResponse EndRequest()
    {
        var status = _gate.TryEnd();
        return status == HsmStatus.Ok ? Receive() : new StatusResponse(status);
    }

    /// <summary>Ends the connection without CLOSE; whoever waits for a response gets Timeout. Any thread, any number of times.</summary>
    public void Dispose() => _socket.Dispose();

    // The gate has let this thread in. When the request is on its way it stays in; else it has left.
    private HsmStatus Transmit(HsmRequest request)
    {
        var header = new FrameHeader(_options.Order, request.Kind, unchecked((ushort)(_sequence + 1)));
        var status = RequestCodec.Encode(_frame, request, header, out var length);
        if (status != HsmStatus.Ok)
        {
            // Nothing was sent, so the session is as it was: longer than a payload may be is an argument's fault.
            _gate.LeaveIdle();
            return status == HsmStatus.BufferSize ? HsmStatus.BadArgs : status;
        }

        _sequence = header.Sequence;
        _request = request;
        LastFault = ClientFault.None;
        var sent = 0;
        try
        {
            while (sent < length)
            {
                sent += _socket.Send(_frame.AsSpan(sent, length - sent));
            }

            return HsmStatus.Ok;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Close(ClientFault.Disconnected);
            return sent == 0 ? HsmStatus.Aborted : HsmStatus.Timeout;
        }
    }

    private HsmResponse Receive()
    {
        _receiver.Begin();
        try
        {
            while (true)
            {
                var status = _receiver.Receive(out var packet);
                if (status == HsmStatus.Timeout)
                {
                    LastFault = ClientFault.NoAnswer;
                    _gate.LeaveIdle();
                    return new StatusResponse(HsmStatus.Timeout);
                }

                if (status != HsmStatus.Ok)
                {
                    Close(status == HsmStatus.NotReady ? ClientFault.Disconnected : ClientFault.Malformed);
                    return new StatusResponse(status == HsmStatus.NotReady ? HsmStatus.Timeout : status);
                }

                if (!FrameHeader.TryRead(packet, out var header)
                    || header.Order != _options.Order
                    || header.Version != FrameHeader.CurrentVersion)
                {
                    Close(ClientFault.Malformed);
                    return new StatusResponse(HsmStatus.Aborted);
                }

                if (header.Sequence == _sequence)
                {
                    return Leave(Read(packet));
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            Close(ClientFault.Disconnected);
            return new StatusResponse(HsmStatus.Timeout);
        }
    }

    private HsmResponse Read(ReadOnlySpan<byte> packet)
    {
        var response = ResponseCodec.Decode(packet, _request!, out var isMalformed);
        LastFault = isMalformed ? ClientFault.Malformed : ClientFault.None;
        return response;
    }

    private HsmResponse Leave(HsmResponse response)
    {
        if (_request is CloseRequest && response.IsOk)
        {
            Close(ClientFault.None);
        }
        else
        {
            _gate.LeaveIdle();
        }

        return response;
    }

    private void Close(ClientFault fault)
    {
        LastFault = fault;
        _gate.LeaveClosed();
        _socket.Dispose();
    }
}
