using Hsm;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Budgets per source and window.</summary>
public class RateLimiterTests
{
    [Fact]
    public void TryTake_InOneWindow_NoMoreThanTheBudget()
    {
        var limiter = new WindowedRateLimiter(new RateLimiterOptions { Budget = 3 });
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => limiter.TryTake(1, 999)));
        Assert.True(limiter.TryTake(2, 999));
        Assert.True(limiter.TryTake(1, 1_000));
    }

    [Fact]
    public void TryTake_TimeBeforeTheLatestWindow_SpendsFromTheLatest()
    {
        var limiter = new WindowedRateLimiter(new RateLimiterOptions { Budget = 2 });
        Assert.True(limiter.TryTake(1, 5_000));
        Assert.True(limiter.TryTake(1, 100));
        Assert.False(limiter.TryTake(1, 100));
        Assert.False(limiter.TryTake(1, 5_999));
        Assert.True(limiter.TryTake(1, 6_000));
    }

    [Fact]
    public void TryTake_MoreSourcesThanPlaces_NoneOverspends()
    {
        var limiter = new WindowedRateLimiter(new RateLimiterOptions { Budget = 2, Places = 3 });
        int[] granted = [.. Enumerable.Range(0, 50).Select(source => Enumerable.Range(0, 4).Count(_ => limiter.TryTake((ulong)source, 0)))];
        Assert.All(granted, g => Assert.InRange(g, 0, 2));
        Assert.InRange(granted.Sum(), 2, 6);
    }

    [Fact]
    public void TryTake_NoBudget_IsRefused()
    {
        var limiter = new WindowedRateLimiter(new RateLimiterOptions { Budget = 0 });
        Assert.False(limiter.TryTake(1, 0));
        Assert.False(limiter.TryTake(1, long.MaxValue));
    }

    [Fact]
    public void TryOpen_SourceHasSpentItsBudget_OthersStillMay()
    {
        var limiter = new WindowedRateLimiter(new RateLimiterOptions { Budget = 2 });
        using var pair = new ChannelPair(new ChannelOptions { Limiter = limiter });
        byte[] packet = ChannelPair.Seal(pair.One, [1]);
        byte[] forged = [.. packet];
        forged[^1] ^= 1;
        var plaintext = new byte[1];
        Assert.Equal(ChannelStatus.Forged, pair.Two.TryOpen(1, forged, plaintext, out _));
        Assert.Equal(ChannelStatus.Forged, pair.Two.TryOpen(1, forged, plaintext, out _));
        Assert.Equal(ChannelStatus.RateLimited, pair.Two.TryOpen(1, packet, plaintext, out _));
        Assert.Equal(ChannelStatus.Ok, pair.Two.TryOpen(2, packet, plaintext, out _));
    }

    [Fact]
    public void Constructor_SizeOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowedRateLimiter(new RateLimiterOptions { Places = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowedRateLimiter(new RateLimiterOptions { Budget = RateLimiterOptions.MaxBudget + 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowedRateLimiter(new RateLimiterOptions { Window = TimeSpan.Zero }));
    }
}
