using System.Security.Cryptography.X509Certificates;

namespace Hsm;

/// <summary>
/// Verifies chains against a trusted root. Without a clock dates are not looked at, as wolfHSM has none; no revocation, and
/// nothing is fetched.
/// </summary>
/// <param name="clock">Tells the time dates are held against; null: they are not looked at.</param>
internal sealed class ChainVerifier(TimeProvider? clock)
{
    /// <summary>Whether what was verified once holds for ever: not where dates count.</summary>
    public bool IsTimeless => clock is null;

    /// <summary>Verifies a chain.</summary>
    /// <param name="rootDer">Object of the root; may be anything.</param>
    /// <param name="chain">The chain; the root itself may be its first.</param>
    /// <returns>True when every certificate of the chain is on the path from the root to the leaf, and the path holds.</returns>
    public bool Holds(ReadOnlySpan<byte> rootDer, CertificateChain chain)
    {
        using var read = CertificateChain.Read(rootDer);
        return read is { Issuers.IsEmpty: true } && HoldsFrom(read.Leaf, chain);
    }

    private bool HoldsFrom(X509Certificate2 root, CertificateChain chain)
    {
        using var built = new X509Chain();
        var policy = built.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(root);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        if (clock is null)
        {
            policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        }
        else
        {
            policy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        }

        foreach (var issuer in chain.Issuers)
        {
            policy.ExtraStore.Add(issuer);
        }

        var holds = built.Build(chain.Leaf) && IsWholePath(built, root, chain);
        foreach (var element in built.ChainElements)
        {
            element.Certificate.Dispose();
        }

        return holds;
    }

    // From the leaf up: each certificate sent is the next of the path; what is left then is the root alone, if it was not sent.
    private static bool IsWholePath(X509Chain built, X509Certificate2 root, CertificateChain chain)
    {
        var path = built.ChainElements;
        var sent = chain.Issuers.Length + 1;
        if (path.Count < sent || path.Count > sent + 1 || !path[^1].Certificate.RawDataMemory.Span.SequenceEqual(root.RawDataMemory.Span))
        {
            return false;
        }

        for (var i = 0; i < chain.Issuers.Length; i++)
        {
            if (!path[chain.Issuers.Length - i].Certificate.RawDataMemory.Span.SequenceEqual(chain.Issuers[i].RawDataMemory.Span))
            {
                return false;
            }
        }

        return true;
    }
}
