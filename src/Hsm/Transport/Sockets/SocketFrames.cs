using System.Net;
using System.Net.Sockets;
using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>The client's end of a stream socket as a connection of frames, each with its length before it. Blocking.</summary>
internal sealed class SocketFrames : IFrameLink, IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _sending;
    private readonly PacketReceiver _receiver;

    // The frame that was read and not yet received; the receiving thread's.
    private readonly byte[] _frame;
    private int _frameLengthBytes;

    private SocketFrames(Socket socket, HsmSocketClientOptions options)
    {
        _socket = socket;
        _sending = new byte[options.Codec.MaxFrameLengthBytes];
        _frame = new byte[options.Codec.MaxPacketLengthBytes];
        _receiver = new PacketReceiver(socket, options);
    }

    /// <inheritdoc/>
    public int MaxFrameLengthBytes => _frame.Length;

    /// <summary>Connects.</summary>
    /// <param name="endPoint">An IPEndPoint, DnsEndPoint or UnixDomainSocketEndPoint.</param>
    /// <param name="options">Limits of the frames and how long one may take.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    public static SocketFrames Connect(EndPoint endPoint, HsmSocketClientOptions options) =>
        new(ClientSocket.Connect(endPoint, options.ResponseTimeout), options);

    /// <inheritdoc/>
    public HsmStatus Send(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty || frame.Length > MaxFrameLengthBytes)
        {
            return HsmStatus.BadArgs;
        }

        Frame.WriteLength(_sending, frame.Length);
        frame.CopyTo(_sending.AsSpan(Frame.PrefixLengthBytes));
        return BlockingSocket.SendAll(_socket, _sending.AsSpan(0, Frame.PrefixLengthBytes + frame.Length)) ? HsmStatus.Ok : HsmStatus.Aborted;
    }

    /// <inheritdoc/>
    public HsmStatus TryReceive(Span<byte> frame, out int lengthBytes)
    {
        lengthBytes = 0;
        if (frame.Length < _frame.Length)
        {
            return HsmStatus.BadArgs;
        }

        if (_frameLengthBytes == 0 && !BlockingSocket.HasArrivals(_socket))
        {
            return HsmStatus.NotReady;
        }

        var status = WaitForFrame();
        if (status == HsmStatus.Ok)
        {
            lengthBytes = _frameLengthBytes;
            _frame.AsSpan(0, lengthBytes).CopyTo(frame);
            _frameLengthBytes = 0;
        }

        return status;
    }

    /// <summary>Waits until a frame is there, or as long as a response may take.</summary>
    /// <returns>Ok; Aborted: disconnected, or none in time: the connection is ended then.</returns>
    public HsmStatus WaitForFrame()
    {
        if (_frameLengthBytes > 0)
        {
            return HsmStatus.Ok;
        }

        try
        {
            _receiver.Begin();
            if (_receiver.Receive(out var packet) == HsmStatus.Ok)
            {
                packet.CopyTo(_frame);
                _frameLengthBytes = packet.Length;
                return HsmStatus.Ok;
            }
        }
        catch (Exception exception) when (BlockingSocket.IsOfTheNetwork(exception))
        {
            // As the end of the connection.
        }

        Disconnect();
        return HsmStatus.Aborted;
    }

    /// <summary>Not here: a client waits.</summary>
    /// <param name="arrived">Not called.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void OnArrival(Action arrived) => throw new NotSupportedException("A client waits for its frames.");

    /// <inheritdoc/>
    public void Disconnect() => BlockingSocket.Close(_socket, isOrderly: false);

    /// <summary>As Disconnect.</summary>
    public void Dispose() => Disconnect();
}
