using Hsm.Protocol;

namespace Hsm;

/// <summary>How long frames are that carry packets of the protocol in a secure channel.</summary>
internal static class ChannelFrames
{
    /// <summary>The limits of what travels.</summary>
    /// <param name="inside">The limits of the packets inside.</param>
    /// <param name="pipeline">How long packets become several; null: each is one.</param>
    /// <returns>Limits that take each packet, sealed.</returns>
    /// <exception cref="ArgumentException">No frame takes the longest packet.</exception>
    public static CodecOptions Codec(CodecOptions inside, ChannelPipeline? pipeline)
    {
        var longest = inside.MaxPacketLengthBytes;
        var longer = Math.Max(SecureChannel.OverheadBytes, (pipeline?.FrameLengthBytes(longest) ?? longest) - longest);
        return inside.CommDataLengthBytes + longer <= ushort.MaxValue
            ? inside with { CommDataLengthBytes = inside.CommDataLengthBytes + longer }
            : throw new ArgumentException(
                $"Payloads of {inside.CommDataLengthBytes} bytes are too long for a secure channel, which makes them {longer} longer: at most {ushort.MaxValue - longer} fit.",
                nameof(inside));
    }
}
