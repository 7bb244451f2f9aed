using System.Buffers;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>COMM ECHO without a typed request: the answer is the packet. Allocates nothing.</summary>
public static class EchoCodec
{
    /// <summary>Answers a packet if it is an ECHO.</summary>
    /// <param name="packet">Header and payload, without the length before them.</param>
    /// <param name="output">Where the frame of the answer goes.</param>
    /// <param name="options">Limits of the server.</param>
    /// <returns>False: something else, or no packet at all; nothing was written.</returns>
    public static bool TryAnswer(ReadOnlySpan<byte> packet, IBufferWriter<byte> output, CodecOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(options);
        if (packet.Length > options.MaxPacketLengthBytes
            || !FrameHeader.TryRead(packet, out var header)
            || header.Kind != RequestKind.Echo)
        {
            return false;
        }

        var frame = output.GetSpan(Frame.PrefixLengthBytes + packet.Length);
        Frame.WriteLength(frame, packet.Length);
        packet[FrameHeader.LengthBytes..].CopyTo(frame[(Frame.PrefixLengthBytes + FrameHeader.LengthBytes)..]);
        header.Write(frame[Frame.PrefixLengthBytes..]);
        output.Advance(Frame.PrefixLengthBytes + packet.Length);
        return true;
    }
}
