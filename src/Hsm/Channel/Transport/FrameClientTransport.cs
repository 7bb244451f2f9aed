using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>The client's end of a session over a connection of frames: each frame is a packet of the wire protocol.</summary>
public sealed class FrameClientTransport : IClientTransport
{
    private readonly IFrameLink _link;
    private readonly byte[] _frame;

    // The request whose response has not been received; null: none.
    private HsmRequest? _pending;

    /// <summary>Makes a transport.</summary>
    /// <param name="link">The connection, secured or not; used by this transport alone.</param>
    /// <param name="options">Limits of the server.</param>
    /// <exception cref="ArgumentException">The connection's frames are too short for the server's packets.</exception>
    public FrameClientTransport(IFrameLink link, CodecOptions options)
    {
        FrameServerTransport.RequireRoom(link, options);
        _link = link;
        _frame = new byte[options.MaxFrameLengthBytes];
    }

    /// <inheritdoc/>
    public HsmStatus Send(RequestMessage message)
    {
        if (_pending is not null)
        {
            return HsmStatus.RequestPending;
        }

        var header = new FrameHeader(ByteOrder.LittleEndian, message.Request.Kind, message.Sequence);
        var status = RequestCodec.Encode(_frame, message.Request, header, out var length);
        if (status == HsmStatus.Ok)
        {
            // The connection keeps frames apart, so the length before the packet stays here.
            status = _link.Send(_frame.AsSpan(Frame.PrefixLengthBytes, length - Frame.PrefixLengthBytes));
        }

        _pending = status == HsmStatus.Ok ? message.Request : null;
        return status;
    }

    /// <inheritdoc/>
    public HsmStatus TryReceive(out ResponseMessage message)
    {
        message = default;
        var status = _link.TryReceive(_frame, out var length);
        if (status != HsmStatus.Ok)
        {
            return status == HsmStatus.NotReady ? status : HsmStatus.Aborted;
        }

        var packet = _frame.AsSpan(0, length);
        if (_pending is not { } request || !FrameHeader.TryRead(packet, out var header))
        {
            // A server that answers what was not asked, or not in its own format, is none.
            Disconnect();
            return HsmStatus.Aborted;
        }

        _pending = null;
        message = new ResponseMessage(header.Sequence, ResponseCodec.Decode(packet, request));
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus WaitForResponse() => _link.WaitForFrame();

    /// <inheritdoc/>
    public void Disconnect() => _link.Disconnect();
}
