using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>An attribute certificate (RFC 5755), written by other code than the code that reads it.</summary>
internal sealed record TestAttributeCertificate(X509Certificate2 Issuer)
{
    private static readonly Asn1Tag s_zero = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_one = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag s_directoryName = new(TagClass.ContextSpecific, 4);

    /// <summary>Who it says has issued it.</summary>
    public X500DistinguishedName IssuerName { get; init; } = Issuer.SubjectName;

    public DateTimeOffset From { get; init; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset To { get; init; } = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether it is for certain verifiers only: a critical extension.</summary>
    public bool HasTarget { get; init; }

    /// <summary>Signs it.</summary>
    /// <returns>DER.</returns>
    public Bytes Sign()
    {
        byte[] info = Write(WriteInfo);
        using var key = Issuer.GetECDsaPrivateKey()!;
        byte[] signature = key.SignData(info, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new Bytes(Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(info);
                WriteAlgorithm(writer);
                writer.WriteBitString(signature);
            }
        }));
    }

    private void WriteInfo(AsnWriter writer)
    {
        using var info = writer.PushSequence();
        writer.WriteInteger(1);
        using (writer.PushSequence())
        {
            WriteNames(writer, s_one, new X500DistinguishedName("CN=holder"));
        }

        using (writer.PushSequence(s_zero))
        {
            WriteNames(writer, Asn1Tag.Sequence, IssuerName);
        }

        WriteAlgorithm(writer);
        writer.WriteInteger(77);
        using (writer.PushSequence())
        {
            writer.WriteGeneralizedTime(From);
            writer.WriteGeneralizedTime(To);
        }

        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.72"); // role
            using (writer.PushSetOf())
            using (writer.PushSequence())
            using (writer.PushSequence(s_one))
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, "urn:tester", new Asn1Tag(TagClass.ContextSpecific, 6));
            }
        }

        if (HasTarget)
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.29.55"); // target information
                writer.WriteBoolean(true);
                writer.WriteOctetString([0x30, 0]);
            }
        }
    }

    private static void WriteNames(AsnWriter writer, Asn1Tag tag, X500DistinguishedName name)
    {
        using (writer.PushSequence(tag))
        using (writer.PushSequence(s_directoryName))
        {
            writer.WriteEncodedValue(name.RawData);
        }
    }

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.10045.4.3.2"); // ecdsa-with-SHA256
        }
    }

    private static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
