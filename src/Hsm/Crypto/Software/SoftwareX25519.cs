using Hsm.Abstractions;
using X25519Math = Org.BouncyCastle.Math.EC.Rfc7748.X25519;

namespace Hsm;

/// <summary>X25519 by BouncyCastle.</summary>
/// <param name="order">Of keys as they come and go; inside they are as in RFC 7748.</param>
internal sealed class SoftwareX25519(X25519KeyOrder order) : IX25519Port
{
    /// <inheritdoc/>
    public bool IsSupported => true;

    /// <inheritdoc/>
    public HsmStatus GenerateKey(IRandomSource random, out byte[] privateKey)
    {
        Span<byte> value = stackalloc byte[Rfc8410Key.LengthBytes];
        random.Fill(value);

        // Clamped as in RFC 7748, 5, so that the stored number is the one used.
        value[0] &= 248;
        value[^1] = (byte)((value[^1] & 127) | 64);
        Turn(value);
        privateKey = Rfc8410Key.EncodePrivate(Rfc8410Key.X25519Oid, value);
        value.Clear();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        publicKey = default;
        using var read = Read(key);
        if (read is null)
        {
            return HsmStatus.AsnParse;
        }

        var point = PointOf(read);
        Turn(point);
        publicKey = Rfc8410Key.EncodePublic(Rfc8410Key.X25519Oid, point);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret)
    {
        secret = [];
        using var own = Read(privateKey);
        using var peer = Read(peerKey);
        if (own is not { IsPrivate: true } || peer is null)
        {
            return HsmStatus.AsnParse;
        }

        var agreed = new byte[Rfc8410Key.LengthBytes];
        if (!X25519Math.CalculateAgreement(own.Value, 0, PointOf(peer), 0, agreed, 0))
        {
            return HsmStatus.AsnParse;
        }

        secret = agreed;
        return HsmStatus.Ok;
    }

    private Rfc8410Key? Read(ReadOnlySpan<byte> der)
    {
        var read = Rfc8410Key.Read(Rfc8410Key.X25519Oid, der);
        Turn(read?.Value);
        return read;
    }

    private void Turn(Span<byte> value)
    {
        if (order == X25519KeyOrder.WolfSsl)
        {
            value.Reverse();
        }
    }

    private static byte[] PointOf(Rfc8410Key key)
    {
        if (!key.IsPrivate)
        {
            return key.Value;
        }

        var point = new byte[Rfc8410Key.LengthBytes];
        X25519Math.GeneratePublicKey(key.Value, 0, point, 0);
        return point;
    }
}
