using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;

namespace Hsm;

/// <summary>Reads keys in DER: whoever reads throws AsnContentException for what is no key, and this makes false of it.</summary>
internal static class Der
{
    /// <summary>Reads a part of a structure.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="reader">At the structure.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="AsnContentException">It is not that structure.</exception>
    public delegate T Read<T>(AsnReader reader);

    /// <summary>Reads one structure that fills all the bytes.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="der">The bytes; copied, and the copy zeroed, for they may be secret.</param>
    /// <param name="read">Reads the content of the outer sequence to its end.</param>
    /// <param name="result">When true.</param>
    /// <returns>False: not DER, not that structure, or something behind it.</returns>
    public static bool TryReadSequence<T>(ReadOnlySpan<byte> der, Read<T> read, [NotNullWhen(true)] out T? result)
        where T : class
    {
        var copy = der.ToArray();
        try
        {
            var outer = new AsnReader(copy, AsnEncodingRules.DER);
            var sequence = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            result = read(sequence);
            sequence.ThrowIfNotEmpty();
            return true;
        }
        catch (AsnContentException)
        {
            result = null;
            return false;
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(copy);
        }
    }

    /// <summary>A non-negative INTEGER as unsigned big-endian bytes without leading zeros.</summary>
    /// <param name="reader">At the integer.</param>
    /// <returns>At least one byte.</returns>
    /// <exception cref="AsnContentException">No integer, or a negative one.</exception>
    public static byte[] ReadUnsigned(AsnReader reader)
    {
        var content = reader.ReadIntegerBytes().Span;
        if (content[0] >= 0x80)
        {
            throw new AsnContentException("A key has no negative numbers.");
        }

        return (content.Length > 1 && content[0] == 0 ? content[1..] : content).ToArray();
    }

    /// <summary>A number of a fixed length.</summary>
    /// <param name="number">Big-endian, any leading zeros.</param>
    /// <param name="lengthBytes">The length.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="AsnContentException">It is longer.</exception>
    public static byte[] Pad(ReadOnlySpan<byte> number, int lengthBytes)
    {
        number = number.TrimStart((byte)0);
        if (number.Length > lengthBytes)
        {
            throw new AsnContentException("A number is longer than its field.");
        }

        var padded = new byte[lengthBytes];
        number.CopyTo(padded.AsSpan(lengthBytes - number.Length));
        return padded;
    }

    /// <summary>Encodes, and zeroes what the writer holds.</summary>
    /// <param name="writer">Complete.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Finish(AsnWriter writer)
    {
        var der = writer.Encode();
        writer.Reset();
        return der;
    }
}
