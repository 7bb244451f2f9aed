using System.Formats.Asn1;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>An RSA key as read from PKCS#1 RSAPrivateKey (RFC 8017, A.1.2) or SubjectPublicKeyInfo (RFC 3279, 2.3.1).</summary>
/// <param name="numbers">
/// Modulus and exponents; for a private key then private exponent, primes, exponents and coefficient; big-endian without
/// leading zeros.
/// </param>
internal sealed class RsaKey(byte[][] numbers) : IDisposable
{
    private const string Oid = "1.2.840.113549.1.1.1";
    private const int PublicCount = 2;
    private const int PrivateCount = 8;

    /// <summary>The modulus.</summary>
    public byte[] Modulus => numbers[0];

    /// <summary>The public exponent.</summary>
    public byte[] Exponent => numbers[1];

    /// <summary>Whether the private numbers are there.</summary>
    public bool IsPrivate => numbers.Length == PrivateCount;

    /// <summary>The private numbers: exponent, two primes, two exponents, coefficient.</summary>
    public ReadOnlySpan<byte[]> PrivateNumbers => numbers.AsSpan(PublicCount);

    /// <summary>Reads a key, private or public.</summary>
    /// <param name="der">Its encoding.</param>
    /// <returns>Null: neither; dispose it else.</returns>
    public static RsaKey? Read(ReadOnlySpan<byte> der) =>
        Der.TryReadSequence(der, ReadPrivate, out var key) || Der.TryReadSequence(der, ReadPublic, out key) ? key : null;

    /// <summary>Encodes a private key.</summary>
    /// <param name="numbers">All eight, as above.</param>
    /// <returns>PKCS#1 DER; the caller zeroes it.</returns>
    public static byte[] EncodePrivate(ReadOnlySpan<byte[]> numbers)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (var number in numbers)
            {
                writer.WriteIntegerUnsigned(number);
            }
        }

        return Der.Finish(writer);
    }

    /// <summary>Encodes the public part.</summary>
    /// <returns>SubjectPublicKeyInfo DER.</returns>
    public Bytes EncodePublic()
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        using (inner.PushSequence())
        {
            inner.WriteIntegerUnsigned(Modulus);
            inner.WriteIntegerUnsigned(Exponent);
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oid);
                writer.WriteNull();
            }

            writer.WriteBitString(inner.Encode());
        }

        return Bytes.Adopt(writer.Encode());
    }

    /// <summary>Zeroes the private numbers.</summary>
    public void Dispose()
    {
        foreach (var number in PrivateNumbers)
        {
            CryptographicOperations.ZeroMemory(number);
        }
    }

    private static RsaKey ReadPrivate(AsnReader reader)
    {
        if (!reader.TryReadInt32(out var version) || version != 0)
        {
            throw new AsnContentException("An RSAPrivateKey of two primes has version 0.");
        }

        return new RsaKey(ReadNumbers(reader, PrivateCount));
    }

    private static RsaKey ReadPublic(AsnReader reader)
    {
        var algorithm = reader.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != Oid)
        {
            throw new AsnContentException("Not an RSA key.");
        }

        algorithm.ReadNull();
        var content = reader.ReadBitString(out var unused);
        if (unused != 0 || !Der.TryReadSequence(content, static inner => new RsaKey(ReadNumbers(inner, PublicCount)), out var key))
        {
            throw new AsnContentException("Not an RSAPublicKey.");
        }

        return key;
    }

    private static byte[][] ReadNumbers(AsnReader reader, int count)
    {
        var read = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            read[i] = Der.ReadUnsigned(reader);
        }

        return read;
    }
}
