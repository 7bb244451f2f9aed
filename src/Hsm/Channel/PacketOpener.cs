using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Opens packets under a key that is known: check, decrypt, mark.</summary>
internal class PacketOpener
{
    /// <summary>Opens a packet; its plaintext comes out at most once, and a forged one leaves no trace.</summary>
    /// <param name="key">The key it names.</param>
    /// <param name="header">Its header.</param>
    /// <param name="packet">The whole of it.</param>
    /// <param name="plaintext">Exactly as long as the plaintext. Unless Ok: as it was, or zeroes.</param>
    /// <returns>Ok; Duplicate; TooOld; Forged.</returns>
    public virtual ChannelStatus Open(ChannelKey key, PacketHeader header, ReadOnlySpan<byte> packet, Span<byte> plaintext)
    {
        var checkedBefore = key.Window.Check(header.Counter);
        if (checkedBefore != ReplayVerdict.Ok)
        {
            return StatusOf(checkedBefore);
        }

        if (!Decrypt(key, header, packet, plaintext))
        {
            return ChannelStatus.Forged;
        }

        // Others may have opened the same packet meanwhile: the mark decides which of them delivers it.
        var marked = key.Window.Mark(header.Counter);
        if (marked != ReplayVerdict.Ok)
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }

        return StatusOf(marked);
    }

    /// <summary>
    /// Opens a message of several packets: all are opened before any is marked, and all are marked before anything comes
    /// out. Of threads that open the same message, the first packet's mark decides which of them delivers it.
    /// </summary>
    /// <param name="key">The key they name.</param>
    /// <param name="packets">The packets.</param>
    /// <param name="pipeline">Who works on them.</param>
    /// <param name="message">Room for the plaintext; as it was unless Ok.</param>
    /// <returns>Ok; Duplicate; TooOld; Forged: one of them is, and none was marked.</returns>
    public virtual ChannelStatus OpenMessage(ChannelKey key, MessagePackets packets, ChannelPipeline pipeline, Span<byte> message)
    {
        var verdict = ForEach(packets, key.Window.Check);
        if (verdict != ReplayVerdict.Ok)
        {
            return StatusOf(verdict);
        }

        var aead = new PacketAead(key.Opening, packets.KeyNumber, packets.First, packets.Count);
        var opened = pipeline.Open(aead, packets.First, packets.Packets, out var isAuthentic);
        verdict = isAuthentic ? ForEach(packets, key.Window.Mark) : ReplayVerdict.Ok;
        foreach (var packet in opened)
        {
            if (isAuthentic && verdict == ReplayVerdict.Ok)
            {
                packet.Output.Span.CopyTo(message);
                message = message[packet.Output.Length..];
            }

            CryptographicOperations.ZeroMemory(MemoryMarshal.AsMemory(packet.Output).Span);
        }

        return isAuthentic ? StatusOf(verdict) : ChannelStatus.Forged;
    }

    /// <summary>Asks the window about each packet of a message, in order, up to the first that it refuses.</summary>
    /// <param name="packets">The packets.</param>
    /// <param name="ask">Check or Mark.</param>
    /// <returns>Ok, or the refusal.</returns>
    protected static ReplayVerdict ForEach(MessagePackets packets, Func<ulong, ReplayVerdict> ask)
    {
        for (var i = 0; i < packets.Count; i++)
        {
            var verdict = ask(packets.First + (ulong)i);
            if (verdict != ReplayVerdict.Ok)
            {
                return verdict;
            }
        }

        return ReplayVerdict.Ok;
    }

    /// <summary>A window's verdict as a status.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The status.</returns>
    protected static ChannelStatus StatusOf(ReplayVerdict verdict) => verdict switch
    {
        ReplayVerdict.Ok => ChannelStatus.Ok,
        ReplayVerdict.Duplicate => ChannelStatus.Duplicate,
        _ => ChannelStatus.TooOld,
    };

    /// <summary>Checks the tag and decrypts.</summary>
    /// <param name="key">The key.</param>
    /// <param name="header">The header.</param>
    /// <param name="packet">The whole packet.</param>
    /// <param name="plaintext">Exactly as long as the plaintext.</param>
    /// <returns>False: forged; the destination is zeroes.</returns>
    protected static bool Decrypt(ChannelKey key, PacketHeader header, ReadOnlySpan<byte> packet, Span<byte> plaintext) =>
        key.Opening.TryOpen(
            header.Counter, packet[..PacketHeader.LengthBytes], packet[PacketHeader.LengthBytes..], plaintext);
}
