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
