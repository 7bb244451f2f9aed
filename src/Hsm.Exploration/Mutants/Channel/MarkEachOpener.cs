using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// W12. Marks each packet of a message as soon as it is opened: a copy whose last packet is forged uses up the counters of
/// those before it, and the message itself never comes out.
/// </summary>
internal sealed class MarkEachOpener : PacketOpener
{
    /// <inheritdoc/>
    public override ChannelStatus OpenMessage(ChannelKey key, MessagePackets packets, ChannelPipeline pipeline, Span<byte> message)
    {
        var aead = new PacketAead(key.Opening, packets.KeyNumber, packets.First, packets.Count);
        var plaintext = new List<byte>();
        for (var i = 0; i < packets.Count; i++)
        {
            var counter = packets.First + (ulong)i;
            var verdict = key.Window.Check(counter);
            var opened = pipeline.Open(aead, counter, [packets.Packets[i]], out var isAuthentic);
            if (verdict == ReplayVerdict.Ok && !isAuthentic)
            {
                return ChannelStatus.Forged;
            }

            verdict = verdict == ReplayVerdict.Ok ? key.Window.Mark(counter) : verdict;
            if (verdict != ReplayVerdict.Ok)
            {
                return StatusOf(verdict);
            }

            plaintext.AddRange(opened[0].Output.ToArray());
        }

        plaintext.ToArray().CopyTo(message);
        return ChannelStatus.Ok;
    }
}
