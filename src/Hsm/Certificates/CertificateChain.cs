using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hsm;

/// <summary>Certificates as a client sends them: X.509 DER one after the other, the leaf last. Never changes.</summary>
internal sealed class CertificateChain : IDisposable
{
    private readonly X509Certificate2[] _certificates;

    private CertificateChain(X509Certificate2[] certificates) => _certificates = certificates;

    /// <summary>The one that is to be verified.</summary>
    public X509Certificate2 Leaf => _certificates[^1];

    /// <summary>Those before it, the nearest to the root first.</summary>
    public ReadOnlySpan<X509Certificate2> Issuers => _certificates.AsSpan(0, _certificates.Length - 1);

    /// <summary>Reads certificates.</summary>
    /// <param name="der">One or more.</param>
    /// <returns>Null: none, or bytes that are no certificate. Dispose it.</returns>
    public static CertificateChain? Read(ReadOnlySpan<byte> der)
    {
        var read = new List<X509Certificate2>();
        try
        {
            while (!der.IsEmpty)
            {
                AsnDecoder.ReadEncodedValue(der, AsnEncodingRules.DER, out _, out _, out var lengthBytes);
                read.Add(X509CertificateLoader.LoadCertificate(der[..lengthBytes]));
                der = der[lengthBytes..];
            }
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            read.ForEach(static one => one.Dispose());
            return null;
        }

        return read.Count == 0 ? null : new CertificateChain([.. read]);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_certificates, static one => one.Dispose());
}
