using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Replacement and retirement of keys.</summary>
public class RekeyTests
{
    [Fact]
    public void TryOpen_FirstPacketOfTheNextKey_NeedsTheWriteSideAndSpendsNothing()
    {
        var limiter = new WindowedRateLimiter(new RateLimiterOptions { Budget = 1 });
        using var pair = new ChannelPair(new ChannelOptions(), new ChannelOptions { Limiter = limiter });
        Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
        byte[] packet = ChannelPair.Seal(pair.One, [1]);

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(ChannelStatus.NeedsExclusive, ChannelPair.TryOpen(pair.Two, packet, out _));
        }

        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.Two, packet, out byte[] opened));
        Assert.Equal([1], opened);
        Assert.Equal(ChannelStatus.RateLimited, ChannelPair.TryOpen(pair.Two, ChannelPair.Seal(pair.One, [2]), out _));
    }

    [Fact]
    public void Open_PacketOfTheFormerKey_OpensUntilTheNextReplacement()
    {
        using var pair = new ChannelPair();
        pair.Confirm();
        byte[] early = ChannelPair.Seal(pair.One, [1]);
        byte[] late = ChannelPair.Seal(pair.One, [2]);
        Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
        pair.Confirm();

        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.Two, early, out _));
        Assert.Equal(ChannelStatus.Duplicate, ChannelPair.TryOpen(pair.Two, early, out _));

        Assert.Equal(ChannelStatus.Ok, pair.Two.Rekey());
        Assert.Equal(ChannelStatus.RetiredKey, ChannelPair.TryOpen(pair.Two, late, out _));
        Assert.Equal(ChannelStatus.RetiredKey, ChannelPair.Open(pair.Two, late, out _));
    }

    [Fact]
    public void Rekey_PeerNotHeardUnderThePresentKey_NotConfirmed()
    {
        using var pair = new ChannelPair();
        Assert.Equal(ChannelStatus.NotConfirmed, pair.Two.Rekey());
        Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
        Assert.Equal(ChannelStatus.NotConfirmed, pair.One.Rekey());
        pair.Confirm();
        Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
    }

    [Fact]
    public void Rekey_BothEndsAtOnce_Agree()
    {
        using var pair = new ChannelPair();
        pair.Confirm();
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
            Assert.Equal(ChannelStatus.Ok, pair.Two.Rekey());
            pair.Confirm();
        }
    }

    [Fact]
    public void Seal_CountersUsedUp_ReplacesTheKeyByItself()
    {
        using var pair = new ChannelPair(new ChannelOptions { MessageLimit = 5 });
        var seen = new HashSet<(byte Key, byte Counter)>();
        for (int i = 0; i < 40; i++)
        {
            byte[] packet = ChannelPair.Seal(pair.One, [(byte)i]);
            Assert.True(seen.Add((packet[4], packet[8])));
            Assert.InRange(packet[8], 0, 4);
            Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.Two, packet, out byte[] opened));
            Assert.Equal([(byte)i], opened);
            Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.One, ChannelPair.Seal(pair.Two, []), out _));
        }
    }

    [Fact]
    public void Seal_AtTheLimitOfTheLastKey_FailsClosed()
    {
        using var pair = new ChannelPair(new ChannelOptions { MessageLimit = 3, KeyLimit = 2 });
        var packet = new byte[SecureChannel.OverheadBytes];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(ChannelStatus.Ok, pair.One.TrySeal([], packet, out _));
        }

        Assert.Equal(ChannelStatus.NeedsExclusive, pair.One.TrySeal([], packet, out _));
        Assert.Equal(ChannelStatus.Ok, pair.One.Seal([], packet, out _));
        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.Two, packet, out _));
        pair.Confirm();
        while (pair.One.TrySeal([], packet, out _) == ChannelStatus.Ok)
        {
            Assert.InRange(packet[8], 0, 2);
        }

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(ChannelStatus.NeedsExclusive, pair.One.TrySeal([], packet, out int written));
            Assert.Equal(0, written);
            Assert.Equal(ChannelStatus.Exhausted, pair.One.Seal([], packet, out written));
            Assert.Equal(0, written);
            Assert.Equal(ChannelStatus.Exhausted, pair.One.Rekey());
        }
    }

    [Fact]
    public void Open_CounterAtTheLimit_IsRefused()
    {
        using var pair = new ChannelPair(new ChannelOptions { MessageLimit = 10 }, new ChannelOptions { MessageLimit = 3 });
        byte[][] packets = [.. Enumerable.Range(0, 4).Select(i => ChannelPair.Seal(pair.One, [(byte)i]))];
        Assert.Equal(ChannelStatus.Ok, ChannelPair.Open(pair.Two, packets[2], out _));
        Assert.Equal(ChannelStatus.TooOld, ChannelPair.Open(pair.Two, packets[3], out _));
    }

    [Fact]
    public void Open_ForgedPacketOfTheNextKey_KeyIsNotTakenUp()
    {
        using var pair = new ChannelPair();
        pair.Confirm();
        byte[] forged = ChannelPair.Seal(pair.One, [1]);
        forged[4] = 1;
        Assert.Equal(ChannelStatus.Forged, ChannelPair.Open(pair.Two, forged, out _));
        forged[4] = 2;
        Assert.Equal(ChannelStatus.UnknownKey, ChannelPair.Open(pair.Two, forged, out _));

        // Two is still at key 0, and goes on to the true key 1.
        Assert.Equal(0, ChannelPair.Seal(pair.Two, [])[4]);
        Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
        pair.Confirm();
        Assert.Equal(1, ChannelPair.Seal(pair.Two, [])[4]);
    }

    [Fact]
    public void Rekey_KeysAreZeroedWhenRetired()
    {
        var algorithm = new WatchedAead();
        var options = new ChannelOptions { Aead = algorithm };
        using (var pair = new ChannelPair(options))
        {
            Assert.Equal(4, algorithm.Living);
            pair.Confirm();
            for (int i = 0; i < 5; i++)
            {
                Assert.Equal(ChannelStatus.Ok, pair.One.Rekey());
                pair.Confirm();
                Assert.Equal(8, algorithm.Living);
            }
        }

        Assert.Equal(0, algorithm.Living);
    }

    /// <summary>Counts the keys that have not been disposed.</summary>
    private sealed class WatchedAead : IAeadAlgorithm
    {
        private readonly ChaChaPolyAead _inner = new();

        public int Living { get; set; }

        public string Name => _inner.Name;

        public IAeadKey CreateKey(ReadOnlySpan<byte> key)
        {
            Living++;
            return new WatchedKey(this, _inner.CreateKey(key));
        }

        private sealed class WatchedKey(WatchedAead owner, IAeadKey inner) : IAeadKey
        {
            public void Seal(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> sealedText) =>
                inner.Seal(nonce, associatedData, plaintext, sealedText);

            public bool TryOpen(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> sealedText, Span<byte> plaintext) =>
                inner.TryOpen(nonce, associatedData, sealedText, plaintext);

            public void Dispose()
            {
                owner.Living--;
                inner.Dispose();
            }
        }
    }
}
