using System.Formats.Asn1;
using System.Security.Cryptography;
using Hsm.Abstractions;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Hsm;

/// <summary>ECDSA and ECDH by BouncyCastle. Signatures are deterministic (RFC 6979): they need no random numbers.</summary>
internal sealed class SoftwareEcc : IEccPort
{
    private const int MaxDraws = 128;

    private static readonly EccDomain s_p256 = new("secp256r1");
    private static readonly EccDomain s_p384 = new("secp384r1");
    private static readonly EccDomain s_p521 = new("secp521r1");

    /// <inheritdoc/>
    public bool Supports(EccCurve curve) => curve is EccCurve.P256 or EccCurve.P384 or EccCurve.P521;

    /// <inheritdoc/>
    public HsmStatus GenerateKey(EccCurve curve, IRandomSource random, out byte[] privateKey)
    {
        privateKey = [];
        if (!Supports(curve))
        {
            return HsmStatus.NotCompiledIn;
        }

        // Candidates of the order's length, those out of range thrown away (FIPS 186-5, A.2.2). The bound is for a source
        // that repeats itself for ever: a right one passes it with a probability below 2^-64.
        var domain = DomainOf(curve);
        var value = new byte[EccKey.FieldLengthBytes(curve)];
        for (var draw = 0; draw < MaxDraws; draw++)
        {
            random.Fill(value);
            value[0] &= (byte)(0xFF >> ((value.Length * 8) - domain.Order.BitLength));
            var candidate = new BigInteger(1, value);
            if (candidate.SignValue > 0 && candidate.CompareTo(domain.Order) < 0)
            {
                privateKey = EccKey.EncodePrivate(curve, value, domain.PublicOf(candidate));
                CryptographicOperations.ZeroMemory(value);
                return HsmStatus.Ok;
            }
        }

        return HsmStatus.Aborted;
    }

    /// <inheritdoc/>
    public EccCurve CurveOf(ReadOnlySpan<byte> key)
    {
        using var read = EccKey.Read(key);
        return read?.Curve ?? EccCurve.Default;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        publicKey = default;
        using var read = EccKey.Read(key);
        if (read is null || !TryGetPublic(read, out var point))
        {
            return HsmStatus.AsnParse;
        }

        publicKey = EccKey.EncodePublic(read.Curve, EccDomain.CoordinatesOf(point.Q));
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus GetPoint(ReadOnlySpan<byte> key, out Bytes point)
    {
        point = default;
        using var read = EccKey.Read(key);
        if (read is null || !TryGetPublic(read, out var found))
        {
            return HsmStatus.AsnParse;
        }

        point = EccKey.EncodePoint(EccDomain.CoordinatesOf(found.Q));
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature)
    {
        signature = default;
        using var read = EccKey.Read(privateKey);
        if (read is null || !TryGetPrivate(read, out var key))
        {
            return HsmStatus.AsnParse;
        }

        var hash = SoftwareHmac.DigestOf(digest.Length switch
        {
            48 => HashFunction.Sha384,
            64 => HashFunction.Sha512,
            _ => HashFunction.Sha256,
        });
        var signer = new ECDsaSigner(new HMacDsaKCalculator(hash));
        signer.Init(forSigning: true, key);
        var numbers = signer.GenerateSignature(digest.ToArray());
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(numbers[0].ToByteArray());
            writer.WriteInteger(numbers[1].ToByteArray());
        }

        signature = Bytes.Adopt(writer.Encode());
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, out bool isValid)
    {
        isValid = false;
        using var read = EccKey.Read(key);
        if (read is null || !TryGetPublic(read, out var point))
        {
            return HsmStatus.AsnParse;
        }

        if (!Der.TryReadSequence(signature, static reader => new[] { Der.ReadUnsigned(reader), Der.ReadUnsigned(reader) }, out var numbers))
        {
            return HsmStatus.Ok;
        }

        var verifier = new ECDsaSigner();
        verifier.Init(forSigning: false, point);
        isValid = verifier.VerifySignature(digest.ToArray(), new BigInteger(1, numbers[0]), new BigInteger(1, numbers[1]));
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret)
    {
        secret = [];
        using var own = EccKey.Read(privateKey);
        using var peer = EccKey.Read(peerKey);
        if (own is null || peer is null || own.Curve != peer.Curve
            || !TryGetPrivate(own, out var key) || !TryGetPublic(peer, out var point))
        {
            return HsmStatus.AsnParse;
        }

        var agreement = new ECDHBasicAgreement();
        agreement.Init(key);
        secret = Der.Pad(agreement.CalculateAgreement(point).ToByteArrayUnsigned(), EccKey.FieldLengthBytes(own.Curve));
        return HsmStatus.Ok;
    }

    private static EccDomain DomainOf(EccCurve curve) => curve switch
    {
        EccCurve.P384 => s_p384,
        EccCurve.P521 => s_p521,
        _ => s_p256,
    };

    private static bool TryGetPrivate(EccKey read, out ECPrivateKeyParameters key)
    {
        var domain = DomainOf(read.Curve);
        var value = new BigInteger(1, read.PrivateValue);
        var isInRange = value.SignValue > 0 && value.CompareTo(domain.Order) < 0;
        key = isInRange ? new ECPrivateKeyParameters(value, domain.Parameters) : null!;
        return isInRange;
    }

    private static bool TryGetPublic(EccKey read, out ECPublicKeyParameters point)
    {
        var domain = DomainOf(read.Curve);
        var coordinates = read.Coordinates;
        if (read.PrivateValue.Length != 0)
        {
            if (!TryGetPrivate(read, out var key))
            {
                point = null!;
                return false;
            }

            coordinates = domain.PublicOf(key.D);
        }

        return domain.TryGetPoint(coordinates, out point);
    }
}
