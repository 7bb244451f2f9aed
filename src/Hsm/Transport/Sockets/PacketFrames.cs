using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm;

/// <summary>
/// The server's end of a stream socket as a connection of frames: each frame in the place of a packet. As over all
/// sockets, nothing is read between a frame that was received and the one that answers it; a frame that is not answered
/// is given up by the next receive.
/// </summary>
/// <param name="packets">The connection.</param>
/// <param name="maxFrameLengthBytes">The longest frame that it was made for.</param>
internal sealed class PacketFrames(PacketSocket packets, int maxFrameLengthBytes) : IFrameLink
{
    // Touched by the session's one worker: whether a frame was received and not answered.
    private bool _isTaken;

    /// <inheritdoc/>
    public int MaxFrameLengthBytes => maxFrameLengthBytes;

    /// <summary>Answers the frame that was received.</summary>
    /// <param name="frame">1 byte or more, at most the longest; copied.</param>
    /// <returns>Ok: on its way; BadArgs: its length; Aborted: there is nothing to answer, or the connection has ended.</returns>
    public HsmStatus Send(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty || frame.Length > maxFrameLengthBytes)
        {
            return HsmStatus.BadArgs;
        }

        if (!_isTaken)
        {
            return HsmStatus.Aborted;
        }

        _isTaken = false;
        packets.Frame.Clear();
        Frame.WriteLength(packets.Frame.Room, frame.Length);
        frame.CopyTo(packets.Frame.Room[Frame.PrefixLengthBytes..]);
        packets.Frame.Advance(Frame.PrefixLengthBytes + frame.Length);
        return packets.Send();
    }

    /// <inheritdoc/>
    public HsmStatus TryReceive(Span<byte> frame, out int lengthBytes)
    {
        lengthBytes = 0;
        if (frame.Length < maxFrameLengthBytes)
        {
            return HsmStatus.BadArgs;
        }

        if (_isTaken)
        {
            _isTaken = false;
            packets.Skip();
        }

        var status = packets.TryTake(out var packet);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        _isTaken = true;
        packet.Span.CopyTo(frame);
        lengthBytes = packet.Length;
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus WaitForFrame() => packets.Wait();

    /// <inheritdoc/>
    public void OnArrival(Action arrived) => packets.OnArrival(arrived);

    /// <summary>Ends the connection: at once, or when the frame that was received is answered.</summary>
    public void Disconnect() => packets.Disconnect();

    /// <summary>Ends the connection though a frame that was received has no answer: it was none of this protocol.</summary>
    public void Refuse() => packets.End(CloseReason.BadFrame);
}
