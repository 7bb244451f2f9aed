namespace Hsm;

/// <summary>The packets of one message: under one key, with counters that follow each other.</summary>
internal sealed class MessagePackets
{
    private MessagePackets(IReadOnlyList<ReadOnlyMemory<byte>> packets, PacketHeader first)
    {
        Packets = packets;
        KeyNumber = first.KeyNumber;
        First = first.Counter;
        LengthBytes = packets.Sum(static packet => packet.Length - SecureChannel.OverheadBytes);
    }

    /// <summary>The packets, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Packets { get; }

    /// <summary>How many.</summary>
    public int Count => Packets.Count;

    /// <summary>Which key.</summary>
    public uint KeyNumber { get; }

    /// <summary>Counter of the first.</summary>
    public ulong First { get; }

    /// <summary>Length of the message.</summary>
    public int LengthBytes { get; }

    /// <summary>The key, where it is there.</summary>
    public ChannelKey? Key { get; set; }

    /// <summary>Reads the headers.</summary>
    /// <param name="packets">Two or more.</param>
    /// <returns>Null: they are not of one message.</returns>
    public static MessagePackets? Read(IReadOnlyList<ReadOnlyMemory<byte>> packets)
    {
        PacketHeader first = default;
        for (var i = 0; i < packets.Count; i++)
        {
            if (!PacketHeader.TryRead(packets[i].Span, out var header))
            {
                return null;
            }

            first = i == 0 ? header : first;
            if (header.KeyNumber != first.KeyNumber || header.Counter != unchecked(first.Counter + (ulong)i) || header.Counter < first.Counter)
            {
                return null;
            }
        }

        return new MessagePackets(packets, first);
    }
}
