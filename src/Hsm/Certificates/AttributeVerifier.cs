using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Hsm;

/// <summary>
/// Verifies attribute certificates (RFC 5755) that a trusted root itself has issued; by BouncyCastle, for .NET reads none.
/// Without a clock dates are not looked at; no revocation. Without state.
/// </summary>
/// <param name="clock">Tells the time dates are held against; null: they are not looked at.</param>
internal sealed class AttributeVerifier(TimeProvider? clock)
{
    /// <summary>Reads an attribute certificate.</summary>
    /// <param name="der">As a client sent it.</param>
    /// <returns>Null: bytes that are none, or not in DER, or more than one.</returns>
    public static X509V2AttributeCertificate? Read(ReadOnlySpan<byte> der)
    {
        try
        {
            var read = new X509V2AttributeCertificate(der.ToArray());
            return der.SequenceEqual(read.GetEncoded()) ? read : null;
        }
        catch (Exception)
        {
            // BouncyCastle throws whatever it stumbles over: casts, null references, its own types.
            return null;
        }
    }

    /// <summary>Verifies an attribute certificate.</summary>
    /// <param name="rootDer">Object of the root; may be anything.</param>
    /// <param name="certificate">The attribute certificate.</param>
    /// <returns>
    /// True when the root is named as its issuer and its key has signed it, and nothing in it is critical: no extension is
    /// understood here, target information among them (RFC 5755, 5).
    /// </returns>
    public bool Holds(ReadOnlySpan<byte> rootDer, X509V2AttributeCertificate certificate)
    {
        using var root = CertificateChain.Read(rootDer);
        return root is { Issuers.IsEmpty: true }
            && certificate.GetCriticalExtensionOids() is not { Count: > 0 }
            && IsNow(root.Leaf, certificate)
            && IsIssuedBy(root.Leaf, certificate);
    }

    private bool IsNow(X509Certificate2 root, X509V2AttributeCertificate certificate)
    {
        if (clock is null)
        {
            return true;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return certificate.IsValid(now) && now >= root.NotBefore.ToUniversalTime() && now <= root.NotAfter.ToUniversalTime();
    }

    private static bool IsIssuedBy(X509Certificate2 root, X509V2AttributeCertificate certificate)
    {
        try
        {
            var name = X509Name.GetInstance(Asn1Object.FromByteArray(root.SubjectName.RawData));
            if (!Array.Exists(certificate.Issuer.GetPrincipals(), principal => name.Equivalent(principal, inOrder: true)))
            {
                return false;
            }

            certificate.Verify(PublicKeyFactory.CreateKey(root.PublicKey.ExportSubjectPublicKeyInfo()));
            return true;
        }
        catch (Exception)
        {
            // As above; a wrong signature too is told by an exception.
            return false;
        }
    }
}
