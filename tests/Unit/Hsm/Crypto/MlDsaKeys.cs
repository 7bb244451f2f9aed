// The platform calls PKCS#8 and HashML-DSA experimental until the RFCs' numbers are final (SYSLIB5006).
#pragma warning disable SYSLIB5006

using System.Formats.Asn1;
using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>ML-DSA keys outside the HSM.</summary>
internal static class MlDsaKeys
{
    private static readonly Asn1Tag s_publicKey = new(TagClass.ContextSpecific, 1);

    public static MLDsa Import(Bytes pkcs8) => MLDsa.ImportPkcs8PrivateKey(pkcs8.Span);

    public static bool VerifiesSha3Digest(MLDsa key, Bytes digest, Bytes signature, Bytes context) =>
        key.VerifyPreHash(digest.Span, signature.Span, "2.16.840.1.101.3.4.2.10", context.Span);

    /// <summary>As wolfSSL writes a pair: version 0, the expanded key, and the public one behind it as bare bytes.</summary>
    public static Bytes AsWolfSsl(MLDsa key)
    {
        var bare = new AsnReader(key.ExportPkcs8PrivateKey(), AsnEncodingRules.DER).ReadSequence();
        bare.ReadInteger();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(bare.ReadEncodedValue().Span);
            using (writer.PushOctetString())
            {
                writer.WriteOctetString(key.ExportMLDsaPrivateKey());
            }

            writer.WriteOctetString(key.ExportMLDsaPublicKey(), s_publicKey);
        }

        return Bytes.Adopt(writer.Encode());
    }
}
