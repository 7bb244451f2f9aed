using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>
/// The server's end of a connection over a socket: packets to typed requests, responses to packets. What is no request
/// at all is answered here, and so is ECHO, whose answer is its packet.
/// </summary>
/// <param name="packets">The connection.</param>
/// <param name="options">Limits of the server.</param>
/// <param name="metrics">What to count; null: nothing.</param>
internal sealed class SocketTransport(PacketSocket packets, CodecOptions options, ServerMetrics? metrics) : IServerTransport
{
    // Touched by the session's one worker.
    private DecodedRequest _taken;
    private long _takenAt;

    /// <inheritdoc/>
    public HsmStatus TryReceive(out RequestMessage message)
    {
        message = default;
        var status = packets.TryTake(out var packet);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        _takenAt = metrics?.Now() ?? 0;
        if (EchoCodec.TryAnswer(packet.Span, packets.Frame, options))
        {
            return Finish(RequestKind.Echo, HsmStatus.Ok) == HsmStatus.Ok ? HsmStatus.NotReady : HsmStatus.Aborted;
        }

        if (!RequestCodec.TryDecode(packet.Span, options, out _taken))
        {
            packets.End(CloseReason.BadFrame);
            return HsmStatus.Aborted;
        }

        if (_taken.Request is { } request)
        {
            message = new RequestMessage(_taken.Header.Sequence, request);
            return HsmStatus.Ok;
        }

        return Answer(_taken.Refusal) == HsmStatus.Ok ? HsmStatus.NotReady : HsmStatus.Aborted;
    }

    /// <inheritdoc/>
    public HsmStatus Send(ResponseMessage message) => Answer(message.Response);

    /// <inheritdoc/>
    public HsmStatus WaitForRequest() => packets.Wait();

    /// <inheritdoc/>
    public void OnArrival(Action arrived) => packets.OnArrival(arrived);

    /// <inheritdoc/>
    public void Disconnect() => packets.Disconnect();

    private HsmStatus Answer(HsmResponse response)
    {
        packets.Frame.Clear();
        ResponseCodec.Encode(packets.Frame, _taken, response, options);
        return Finish(_taken.Header.Kind, response.Status);
    }

    private HsmStatus Finish(RequestKind kind, HsmStatus answered)
    {
        metrics?.Answered(kind, answered, _takenAt);
        return packets.Send();
    }
}
