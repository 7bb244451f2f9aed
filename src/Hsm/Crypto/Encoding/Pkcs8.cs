using System.Formats.Asn1;

namespace Hsm;

/// <summary>PKCS#8 private keys of any algorithm (RFC 5958).</summary>
internal static class Pkcs8
{
    private const int MaxVersion = 1;

    /// <summary>
    /// A private key in version 0 and with nothing beside it: the platform reads no other, and wolfSSL writes a public key
    /// behind its own, in a form that is not RFC 5958's. It follows from the private one, so it is not read.
    /// </summary>
    /// <param name="der">Any bytes.</param>
    /// <returns>The caller zeroes it; null: no private key in PKCS#8.</returns>
    public static byte[]? Bare(ReadOnlySpan<byte> der) => Der.TryReadSequence(der, Copy, out var bare) ? bare : null;

    private static byte[] Copy(AsnReader reader)
    {
        if (!reader.TryReadInt32(out var version) || version is < 0 or > MaxVersion)
        {
            throw new AsnContentException("A private key has version 0 or 1.");
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
            writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
        }

        while (reader.HasData)
        {
            reader.ReadEncodedValue();
        }

        return Der.Finish(writer);
    }
}
