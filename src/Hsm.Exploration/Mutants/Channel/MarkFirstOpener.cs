using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>W7. Marks before the tag is checked: a forged packet uses up the counter of an authentic one.</summary>
internal sealed class MarkFirstOpener : PacketOpener
{
    /// <inheritdoc/>
    public override ChannelStatus Open(ChannelKey key, PacketHeader header, ReadOnlySpan<byte> packet, Span<byte> plaintext)
    {
        var marked = key.Window.Mark(header.Counter);
        if (marked != ReplayVerdict.Ok)
        {
            return StatusOf(marked);
        }

        return Decrypt(key, header, packet, plaintext) ? ChannelStatus.Ok : ChannelStatus.Forged;
    }
}
