using Hsm;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Both ends of a channel, without a handshake: the initiator is One.</summary>
internal sealed class ChannelPair : IDisposable
{
    public const ulong Source = 7;

    public ChannelPair(ChannelOptions? options = null)
        : this(options ?? new ChannelOptions(), options ?? new ChannelOptions())
    {
    }

    public ChannelPair(ChannelOptions one, ChannelOptions two, ChannelComponents? components = null)
    {
        byte[] forth = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        byte[] back = [.. Enumerable.Range(101, 32).Select(i => (byte)i)];
        using var first = new ChannelSecrets(forth, back, isInitiator: true);
        using var second = new ChannelSecrets(back, forth, isInitiator: false);
        One = new SecureChannel(first, one, components ?? ChannelComponents.Default);
        Two = new SecureChannel(second, two, components ?? ChannelComponents.Default);
    }

    public SecureChannel One { get; }

    public SecureChannel Two { get; }

    public static byte[] Text(int length, byte first = 1) => [.. Enumerable.Range(first, length).Select(i => (byte)i)];

    /// <summary>Seals, on the read side unless it says that only the write side can.</summary>
    public static byte[] Seal(SecureChannel from, byte[] plaintext)
    {
        var packet = new byte[plaintext.Length + SecureChannel.OverheadBytes];
        ChannelStatus status = from.TrySeal(plaintext, packet, out int written);
        if (status == ChannelStatus.NeedsExclusive)
        {
            status = from.Seal(plaintext, packet, out written);
        }

        Assert.Equal(ChannelStatus.Ok, status);
        Assert.Equal(packet.Length, written);
        return packet;
    }

    /// <summary>Opens under the read side.</summary>
    public static ChannelStatus TryOpen(SecureChannel at, byte[] packet, out byte[] plaintext)
    {
        plaintext = new byte[Math.Max(0, packet.Length - SecureChannel.OverheadBytes)];
        ChannelStatus status = at.TryOpen(Source, packet, plaintext, out int written);
        Assert.Equal(status == ChannelStatus.Ok ? plaintext.Length : 0, written);
        return status;
    }

    /// <summary>Opens, on the write side if need be.</summary>
    public static ChannelStatus Open(SecureChannel at, byte[] packet, out byte[] plaintext)
    {
        ChannelStatus status = TryOpen(at, packet, out plaintext);
        if (status != ChannelStatus.NeedsExclusive)
        {
            return status;
        }

        status = at.Open(Source, packet, plaintext, out int written);
        Assert.Equal(status == ChannelStatus.Ok ? plaintext.Length : 0, written);
        return status;
    }

    /// <summary>A packet each way, so that both ends have the key confirmed.</summary>
    public void Confirm()
    {
        Assert.Equal(ChannelStatus.Ok, Open(Two, Seal(One, []), out _));
        Assert.Equal(ChannelStatus.Ok, Open(One, Seal(Two, []), out _));
    }

    public void Dispose()
    {
        One.Dispose();
        Two.Dispose();
    }
}
