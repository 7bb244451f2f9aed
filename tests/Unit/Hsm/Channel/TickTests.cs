using Hsm;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Time passes by Tick alone.</summary>
public class TickTests
{
    [Fact]
    public void Tick_PacketOpenedAndNotAnswered_KeepaliveIsDue()
    {
        using var pair = new ChannelPair();
        Tick(pair.Two, 5);
        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.Two, ChannelPair.Seal(pair.One, [1]), out _));
        Assert.Equal(new ChannelTimerState(OwesReply: true, AwaitsReply: false, SinceMs: 5_000), pair.Two.Timers);

        Assert.Equal(ChannelDuties.None, Tick(pair.Two, 14));
        Assert.Equal(ChannelDuties.Keepalive, Tick(pair.Two, 15));
        ChannelPair.Seal(pair.Two, []);
        Assert.Equal(new ChannelTimerState(OwesReply: false, AwaitsReply: true, SinceMs: 15_000), pair.Two.Timers);
        Assert.Equal(ChannelDuties.None, Tick(pair.Two, 29));
    }

    [Fact]
    public void Tick_PeerDoesNotAnswer_HandshakeIsDue()
    {
        using var pair = new ChannelPair();
        ChannelPair.Seal(pair.One, [1]);
        Tick(pair.One, 10);
        ChannelPair.Seal(pair.One, [2]);

        Assert.Equal(ChannelDuties.None, Tick(pair.One, 14));
        Assert.Equal(ChannelDuties.Handshake, Tick(pair.One, 15));
    }

    [Fact]
    public void Tick_KeyIsOld_IsReplacedAndTheFormerRetired()
    {
        using var pair = new ChannelPair();
        pair.Confirm();
        byte[] early = ChannelPair.Seal(pair.One, [1]);
        Assert.Equal(ChannelDuties.None, Tick(pair.Two, 119) & ChannelDuties.Rekeyed);
        Assert.Equal(ChannelDuties.Rekeyed, Tick(pair.Two, 120) & ChannelDuties.Rekeyed);
        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.Two, ChannelPair.Seal(pair.One, [2]), out _));

        Assert.Equal(ChannelDuties.None, Tick(pair.Two, 179) & ChannelDuties.Retired);
        Assert.Equal(ChannelDuties.Retired, Tick(pair.Two, 180) & ChannelDuties.Retired);
        Assert.Equal(ChannelStatus.RetiredKey, ChannelPair.TryOpen(pair.Two, early, out _));
    }

    [Fact]
    public void Tick_TimeGoesBack_CountsAsTheLatest()
    {
        using var pair = new ChannelPair();
        Tick(pair.One, 100);
        Tick(pair.One, 50);
        ChannelPair.Seal(pair.One, [1]);
        Assert.Equal(100_000, pair.One.Timers.SinceMs);
    }

    private static ChannelDuties Tick(SecureChannel channel, int seconds)
    {
        Assert.Equal(ChannelStatus.Ok, channel.Tick(TimeSpan.FromSeconds(seconds), out ChannelDuties duties));
        return duties;
    }
}
