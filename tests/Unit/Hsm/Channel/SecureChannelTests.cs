using Hsm;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Sealing and opening: what comes out, what is refused, and what a refusal leaves behind.</summary>
public class SecureChannelTests
{
    public static TheoryData<int> Lengths => [0, 1, 15, 16, 17, 512, 1023, 1500, 65_535];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void TryOpen_SealedPacket_GivesThePlaintext(int length)
    {
        using var pair = new ChannelPair();
        byte[] text = ChannelPair.Text(length);

        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, ChannelPair.Seal(pair.One, text), out byte[] opened));
        Assert.Equal(text, opened);
        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.One, ChannelPair.Seal(pair.Two, text), out opened));
        Assert.Equal(text, opened);
    }

    [Fact]
    public void TryOpen_SamePacketAgain_IsADuplicateAndGivesNothing()
    {
        using var pair = new ChannelPair();
        byte[] packet = ChannelPair.Seal(pair.One, ChannelPair.Text(20));
        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, packet, out _));

        Assert.Equal(ChannelStatus.Duplicate, ChannelPair.TryOpen(pair.Two, packet, out byte[] opened));
        Assert.All(opened, b => Assert.Equal(0, b));
        Assert.Equal(ChannelStatus.Duplicate, pair.Two.Open(1, packet, opened, out _));
    }

    [Fact]
    public void TryOpen_InAnyOrderWithinTheWindow_OpensEachOnce()
    {
        using var pair = new ChannelPair(new ChannelOptions { Window = new ReplayWindowOptions { WidthCounters = 64 } });
        byte[][] packets = [.. Enumerable.Range(0, 70).Select(i => ChannelPair.Seal(pair.One, [(byte)i]))];

        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, packets[69], out _));
        Assert.All(packets[..6], packet => Assert.Equal(ChannelStatus.TooOld, ChannelPair.TryOpen(pair.Two, packet, out _)));
        for (int i = 68; i >= 6; i--)
        {
            Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, packets[i], out byte[] opened));
            Assert.Equal([(byte)i], opened);
        }
    }

    [Fact]
    public void TryOpen_AnyBitChanged_IsRefusedAndChangesNothing()
    {
        using var pair = new ChannelPair();
        byte[] packet = ChannelPair.Seal(pair.One, ChannelPair.Text(5));
        for (int bit = 0; bit < packet.Length * 8; bit++)
        {
            byte[] forged = [.. packet];
            forged[bit / 8] ^= (byte)(1 << (bit % 8));

            ChannelStatus status = ChannelPair.Open(pair.Two, forged, out byte[] opened);

            // In the header's type it is no packet, in the key's number it may name one that does not exist; a counter
            // far past the limit is not looked at.
            Assert.True(
                status is ChannelStatus.Forged or ChannelStatus.Malformed or ChannelStatus.UnknownKey or ChannelStatus.TooOld,
                $"bit {bit}: {status}");
            Assert.All(opened, b => Assert.Equal(0, b));
            Assert.Equal(default, pair.Two.Timers);
        }

        // Not even a counter far ahead has moved the window, and key 1 was not taken up.
        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, packet, out _));
    }

    [Fact]
    public void TryOpen_NotAPacketOrNoRoom_IsRefused()
    {
        using var pair = new ChannelPair();
        byte[] packet = ChannelPair.Seal(pair.One, ChannelPair.Text(5));
        Assert.Equal(ChannelStatus.Malformed, pair.Two.TryOpen(1, packet.AsSpan(0, 31), new byte[100], out _));
        Assert.Equal(ChannelStatus.Malformed, pair.Two.TryOpen(1, [], new byte[100], out _));
        Assert.Equal(ChannelStatus.Malformed, pair.Two.TryOpen(1, new byte[64], new byte[100], out _));
        Assert.Equal(ChannelStatus.BufferTooSmall, pair.Two.TryOpen(1, packet, new byte[4], out _));
        Assert.Equal(ChannelStatus.BufferTooSmall, pair.One.TrySeal(new byte[5], new byte[36], out _));

        // Nothing was spent: the packet still opens, and the next counter is the next.
        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, packet, out _));
        Assert.Equal(1, ChannelPair.Seal(pair.One, [])[8]);
    }

    [Fact]
    public void TrySeal_ResponderBeforeThePeerWasHeard_NotConfirmed()
    {
        using var pair = new ChannelPair();
        Assert.Equal(ChannelStatus.NotConfirmed, pair.Two.TrySeal([], new byte[32], out _));
        Assert.Equal(ChannelStatus.NotConfirmed, pair.Two.Seal([], new byte[32], out _));

        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, ChannelPair.Seal(pair.One, []), out _));

        Assert.Equal(ChannelStatus.Ok, pair.Two.TrySeal([], new byte[32], out _));
    }

    [Fact]
    public void AnyCall_AfterDispose_IsClosed()
    {
        using var pair = new ChannelPair();
        byte[] packet = ChannelPair.Seal(pair.One, [1]);
        pair.Two.Dispose();
        pair.Two.Dispose();

        Assert.Equal(ChannelStatus.Closed, ChannelPair.TryOpen(pair.Two, packet, out _));
        Assert.Equal(ChannelStatus.Closed, pair.Two.Open(1, packet, new byte[1], out _));
        Assert.Equal(ChannelStatus.Closed, pair.Two.TrySeal([], packet, out _));
        Assert.Equal(ChannelStatus.Closed, pair.Two.Seal([], packet, out _));
        Assert.Equal(ChannelStatus.Closed, pair.Two.Rekey());
        Assert.Equal(ChannelStatus.Closed, pair.Two.Tick(TimeSpan.Zero, out _));
    }

    [Fact]
    public void TrySealAndTryOpen_SteadyState_AllocateNothing()
    {
        using var pair = new ChannelPair();
        var text = new byte[700];
        var packet = new byte[text.Length + SecureChannel.OverheadBytes];
        void Exchange()
        {
            Assert.Equal(ChannelStatus.Ok, pair.One.TrySeal(text, packet, out _));
            Assert.Equal(ChannelStatus.Ok, pair.Two.TryOpen(1, packet, text, out _));
        }

        for (int i = 0; i < 50; i++)
        {
            Exchange();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(pair.One.TrySeal(text, packet, out _) == ChannelStatus.Ok && pair.Two.TryOpen(1, packet, text, out _) == ChannelStatus.Ok);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
