using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>X25519 keys in either order of bytes, by RFC 7748, 6.1.</summary>
public sealed class X25519KeyOrderTests
{
    private static readonly byte[] s_alice = Convert.FromHexString("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    private static readonly byte[] s_alicePublic = Convert.FromHexString("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    private static readonly byte[] s_bobPublic = Convert.FromHexString("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    private static readonly byte[] s_secret = Convert.FromHexString("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

    [Theory]
    [InlineData(X25519KeyOrder.Rfc8410)]
    [InlineData(X25519KeyOrder.WolfSsl)]
    public void Keys_InTheirOrder_GiveTheSameSecret(X25519KeyOrder order)
    {
        var port = new SoftwareCrypto(order).X25519;
        var own = Rfc8410Key.EncodePrivate(Rfc8410Key.X25519Oid, Ordered(s_alice, order));
        var peer = Rfc8410Key.EncodePublic(Rfc8410Key.X25519Oid, Ordered(s_bobPublic, order));

        Assert.Equal(HsmStatus.Ok, port.Agree(own, peer.Span, out var secret));
        Assert.Equal(HsmStatus.Ok, port.MakePublic(own, out var half));

        Assert.Equal(s_secret, secret);
        Assert.Equal(Rfc8410Key.EncodePublic(Rfc8410Key.X25519Oid, Ordered(s_alicePublic, order)), half);
        Assert.Equal(HsmStatus.Ok, port.MakePublic(half.Span, out var again));
        Assert.Equal(half, again);
    }

    [Fact]
    public void GeneratedKey_InWolfSslsOrder_IsTheOtherOneTurned()
    {
        Assert.Equal(HsmStatus.Ok, new SoftwareCrypto(X25519KeyOrder.WolfSsl).X25519.GenerateKey(new SeededRandomSource(1), out var turned));
        Assert.Equal(HsmStatus.Ok, new SoftwareCrypto().X25519.GenerateKey(new SeededRandomSource(1), out var straight));

        using var first = Rfc8410Key.Read(Rfc8410Key.X25519Oid, turned)!;
        using var second = Rfc8410Key.Read(Rfc8410Key.X25519Oid, straight)!;
        Assert.Equal(second.Value.Reverse(), first.Value);
    }

    private static byte[] Ordered(byte[] key, X25519KeyOrder order) => order == X25519KeyOrder.Rfc8410 ? key : [.. key.Reverse()];
}
