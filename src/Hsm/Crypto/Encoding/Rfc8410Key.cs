using System.Formats.Asn1;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A key of Ed25519 or X25519 in PKCS#8 or SubjectPublicKeyInfo (RFC 8410): 32 bytes either way.</summary>
internal sealed class Rfc8410Key : IDisposable
{
    /// <summary>Ed25519.</summary>
    public const string Ed25519Oid = "1.3.101.112";

    /// <summary>X25519.</summary>
    public const string X25519Oid = "1.3.101.110";

    /// <summary>Length of either key.</summary>
    public const int LengthBytes = 32;

    private const int MaxVersion = 1;
    private static readonly Asn1Tag s_publicKey = new(TagClass.ContextSpecific, 1);

    /// <summary>Whether <see cref="Value"/> is private.</summary>
    public required bool IsPrivate { get; init; }

    /// <summary>The private seed, or the public point.</summary>
    public required byte[] Value { get; init; }

    /// <summary>Reads a key, private or public.</summary>
    /// <param name="oid">Which curve.</param>
    /// <param name="der">Its encoding.</param>
    /// <returns>Null: neither; dispose it else.</returns>
    public static Rfc8410Key? Read(string oid, ReadOnlySpan<byte> der) =>
        Der.TryReadSequence(der, reader => ReadPrivate(reader, oid), out var key)
        || Der.TryReadSequence(der, reader => ReadPublic(reader, oid), out key)
            ? key
            : null;

    /// <summary>Encodes a private key.</summary>
    /// <param name="oid">Which curve.</param>
    /// <param name="seed">32 bytes.</param>
    /// <param name="point">
    /// The public key beside it, or none: wolfHSM's clients sign with no Ed25519 key that comes without. As wolfSSL writes it, under
    /// version 0 and as bare bytes, which is not RFC 5958's form; wolfSSL reads no other.
    /// </param>
    /// <returns>PKCS#8 DER, version 0; the caller zeroes it.</returns>
    public static byte[] EncodePrivate(string oid, ReadOnlySpan<byte> seed, ReadOnlySpan<byte> point = default)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
            }

            using (writer.PushOctetString())
            {
                writer.WriteOctetString(seed);
            }

            if (!point.IsEmpty)
            {
                writer.WriteOctetString(point, s_publicKey);
            }
        }

        return Der.Finish(writer);
    }

    /// <summary>Encodes a public key.</summary>
    /// <param name="oid">Which curve.</param>
    /// <param name="point">32 bytes.</param>
    /// <returns>SubjectPublicKeyInfo DER.</returns>
    public static Bytes EncodePublic(string oid, ReadOnlySpan<byte> point)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
            }

            writer.WriteBitString(point);
        }

        return Bytes.Adopt(writer.Encode());
    }

    /// <summary>Zeroes a private key.</summary>
    public void Dispose()
    {
        if (IsPrivate)
        {
            CryptographicOperations.ZeroMemory(Value);
        }
    }

    private static Rfc8410Key ReadPrivate(AsnReader reader, string oid)
    {
        if (!reader.TryReadInt32(out var version) || version is < 0 or > MaxVersion)
        {
            throw new AsnContentException("A private key has version 0 or 1.");
        }

        RequireAlgorithm(reader, oid);
        var wrapped = reader.ReadOctetString();
        var inner = new AsnReader(wrapped, AsnEncodingRules.DER);
        var seed = inner.ReadOctetString();
        CryptographicOperations.ZeroMemory(wrapped);

        // Attributes and, in version 1, the public key: derived anew here, so not read.
        while (reader.HasData)
        {
            reader.ReadEncodedValue();
        }

        return Make(isPrivate: true, seed);
    }

    private static Rfc8410Key ReadPublic(AsnReader reader, string oid)
    {
        RequireAlgorithm(reader, oid);
        var point = reader.ReadBitString(out var unused);
        return unused == 0 ? Make(isPrivate: false, point) : throw new AsnContentException("A key is whole bytes.");
    }

    private static void RequireAlgorithm(AsnReader reader, string oid)
    {
        var algorithm = reader.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != oid)
        {
            throw new AsnContentException("A key of another algorithm.");
        }

        algorithm.ThrowIfNotEmpty();
    }

    private static Rfc8410Key Make(bool isPrivate, byte[] value) => value.Length == LengthBytes
        ? new Rfc8410Key { IsPrivate = isPrivate, Value = value }
        : throw new AsnContentException("A key has 32 bytes.");
}
