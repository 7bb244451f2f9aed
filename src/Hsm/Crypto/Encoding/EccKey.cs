using System.Formats.Asn1;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A key of an elliptic curve as read from SEC 1 ECPrivateKey (RFC 5915) or SubjectPublicKeyInfo (RFC 5480): not yet
/// known to be on its curve.
/// </summary>
internal sealed class EccKey : IDisposable
{
    private const string PublicKeyOid = "1.2.840.10045.2.1";
    private const byte Uncompressed = 4;

    private static readonly Asn1Tag s_parametersTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_publicKeyTag = new(TagClass.ContextSpecific, 1);

    /// <summary>The curve.</summary>
    public required EccCurve Curve { get; init; }

    /// <summary>As long as the field; empty for a public key.</summary>
    public byte[] PrivateValue { get; private init; } = [];

    /// <summary>Coordinates, one after the other; empty when a private key came without.</summary>
    public byte[] Coordinates { get; private init; } = [];

    /// <summary>Length of a coordinate.</summary>
    /// <param name="curve">The curve.</param>
    /// <returns>32, 48 or 66; 0 for none.</returns>
    public static int FieldLengthBytes(EccCurve curve) => curve switch
    {
        EccCurve.P256 => 32,
        EccCurve.P384 => 48,
        EccCurve.P521 => 66,
        _ => 0,
    };

    /// <summary>Reads a key, private or public.</summary>
    /// <param name="der">Its encoding.</param>
    /// <returns>Null: neither; dispose it else.</returns>
    public static EccKey? Read(ReadOnlySpan<byte> der) =>
        Der.TryReadSequence(der, ReadPrivate, out var key) || Der.TryReadSequence(der, ReadPublic, out key) ? key : null;

    /// <summary>Encodes a private key with its public one.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="privateValue">As long as the field.</param>
    /// <param name="coordinates">Of the public point.</param>
    /// <returns>SEC 1 DER; the caller zeroes it.</returns>
    public static byte[] EncodePrivate(EccCurve curve, ReadOnlySpan<byte> privateValue, ReadOnlySpan<byte> coordinates)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(privateValue);
            using (writer.PushSequence(s_parametersTag))
            {
                writer.WriteObjectIdentifier(OidOf(curve));
            }

            using (writer.PushSequence(s_publicKeyTag))
            {
                writer.WriteBitString([Uncompressed, .. coordinates]);
            }
        }

        return Der.Finish(writer);
    }

    /// <summary>Encodes a public key.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="coordinates">Of the point.</param>
    /// <returns>SubjectPublicKeyInfo DER.</returns>
    public static Bytes EncodePublic(EccCurve curve, ReadOnlySpan<byte> coordinates)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(PublicKeyOid);
                writer.WriteObjectIdentifier(OidOf(curve));
            }

            writer.WriteBitString([Uncompressed, .. coordinates]);
        }

        return Bytes.Adopt(Der.Finish(writer));
    }

    /// <summary>Encodes a point (SEC 1, 2.3.3).</summary>
    /// <param name="coordinates">Both.</param>
    /// <returns>0x04 and the coordinates.</returns>
    public static Bytes EncodePoint(ReadOnlySpan<byte> coordinates) => Bytes.Adopt([Uncompressed, .. coordinates]);

    /// <summary>Zeroes the private value.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(PrivateValue);

    private static EccKey ReadPrivate(AsnReader reader)
    {
        if (!reader.TryReadInt32(out var version) || version != 1)
        {
            throw new AsnContentException("An ECPrivateKey has version 1.");
        }

        var value = reader.ReadOctetString();
        var curve = EccCurve.Default;
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(s_parametersTag))
        {
            curve = CurveOf(reader.ReadSequence(s_parametersTag).ReadObjectIdentifier());
        }
        else
        {
            // Without parameters the length of the private value tells: it is that of the order (RFC 5915, 3).
            curve = Array.Find(Enum.GetValues<EccCurve>(), one => FieldLengthBytes(one) == value.Length);
        }

        byte[] coordinates = [];
        if (reader.HasData && reader.PeekTag().HasSameClassAndValue(s_publicKeyTag))
        {
            coordinates = ReadPoint(reader.ReadSequence(s_publicKeyTag), curve);
        }

        var padded = Der.Pad(value, FieldLengthBytes(curve));
        CryptographicOperations.ZeroMemory(value);
        return new EccKey { Curve = curve, PrivateValue = padded, Coordinates = coordinates };
    }

    private static EccKey ReadPublic(AsnReader reader)
    {
        var algorithm = reader.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != PublicKeyOid)
        {
            throw new AsnContentException("Not a key of an elliptic curve.");
        }

        var curve = CurveOf(algorithm.ReadObjectIdentifier());
        algorithm.ThrowIfNotEmpty();
        return new EccKey { Curve = curve, Coordinates = ReadPoint(reader, curve) };
    }

    private static byte[] ReadPoint(AsnReader reader, EccCurve curve)
    {
        var point = reader.ReadBitString(out var unused);
        if (unused != 0 || point.Length != 1 + (2 * FieldLengthBytes(curve)) || point[0] != Uncompressed)
        {
            throw new AsnContentException("Not an uncompressed point of the curve's length.");
        }

        return point[1..];
    }

    private static EccCurve CurveOf(string oid) => oid switch
    {
        "1.2.840.10045.3.1.7" => EccCurve.P256,
        "1.3.132.0.34" => EccCurve.P384,
        "1.3.132.0.35" => EccCurve.P521,
        _ => throw new AsnContentException("Not one of our curves."),
    };

    private static string OidOf(EccCurve curve) => curve switch
    {
        EccCurve.P384 => "1.3.132.0.34",
        EccCurve.P521 => "1.3.132.0.35",
        _ => "1.2.840.10045.3.1.7",
    };
}
