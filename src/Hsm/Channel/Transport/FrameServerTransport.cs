using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>The server's end of a session over a connection of frames: each frame is a packet of the wire protocol.</summary>
public sealed class FrameServerTransport : IServerTransport
{
    private readonly IFrameLink _link;
    private readonly CodecOptions _options;
    private readonly byte[] _frame;

    // The request that has not been answered; a further frame stays unread until it has been.
    private DecodedRequest _taken;
    private bool _isTaken;
    private long _takenAt;

    /// <summary>Makes a transport.</summary>
    /// <param name="link">The connection, secured or not; used by this transport alone.</param>
    /// <param name="options">Limits of the server.</param>
    /// <exception cref="ArgumentException">The connection's frames are too short for the server's packets.</exception>
    public FrameServerTransport(IFrameLink link, CodecOptions options)
    {
        RequireRoom(link, options);
        _link = link;
        _options = options;
        _frame = new byte[options.MaxFrameLengthBytes];
    }

    /// <summary>What to count; null: nothing.</summary>
    internal ServerMetrics? Metrics { get; init; }

    /// <inheritdoc/>
    public HsmStatus TryReceive(out RequestMessage message)
    {
        message = default;
        while (!_isTaken)
        {
            var status = _link.TryReceive(_frame, out var length);
            if (status != HsmStatus.Ok)
            {
                return status == HsmStatus.NotReady ? status : HsmStatus.Aborted;
            }

            _takenAt = Metrics?.Now() ?? 0;
            if (!RequestCodec.TryDecode(_frame.AsSpan(0, length), _options, out var decoded))
            {
                Disconnect();
                return HsmStatus.Aborted;
            }

            if (decoded.Request is { } request)
            {
                _taken = decoded;
                _isTaken = true;
                message = new RequestMessage(decoded.Header.Sequence, request);
                return HsmStatus.Ok;
            }

            if (Answer(decoded, decoded.Refusal) != HsmStatus.Ok)
            {
                return HsmStatus.Aborted;
            }
        }

        return HsmStatus.NotReady;
    }

    /// <inheritdoc/>
    public HsmStatus Send(ResponseMessage message)
    {
        if (!_isTaken || message.Sequence != _taken.Header.Sequence)
        {
            return HsmStatus.Aborted;
        }

        _isTaken = false;
        return Answer(_taken, message.Response);
    }

    /// <inheritdoc/>
    public HsmStatus WaitForRequest() => _link.WaitForFrame();

    /// <inheritdoc/>
    public void OnArrival(Action arrived) => _link.OnArrival(arrived);

    /// <inheritdoc/>
    public void Disconnect() => _link.Disconnect();

    /// <summary>Refuses a connection whose frames are too short.</summary>
    /// <param name="link">The connection.</param>
    /// <param name="options">Limits of the server.</param>
    /// <exception cref="ArgumentException">They are; says how long they must be.</exception>
    internal static void RequireRoom(IFrameLink link, CodecOptions options)
    {
        if (link.MaxFrameLengthBytes < options.MaxPacketLengthBytes)
        {
            throw new ArgumentException(
                $"The connection carries frames of {link.MaxFrameLengthBytes} bytes; packets have up to {options.MaxPacketLengthBytes}.",
                nameof(link));
        }
    }

    private HsmStatus Answer(in DecodedRequest decoded, HsmResponse response)
    {
        var length = ResponseCodec.Encode(_frame, decoded, response, _options);
        Metrics?.Answered(decoded.Header.Kind, response.Status, _takenAt);
        return _link.Send(_frame.AsSpan(Frame.PrefixLengthBytes, length - Frame.PrefixLengthBytes)) == HsmStatus.Ok
            ? HsmStatus.Ok
            : HsmStatus.Aborted;
    }
}
