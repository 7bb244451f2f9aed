using Hsm.Abstractions;

namespace Hsm;

/// <summary>A trusted certificate: whoever shows a chain that holds under it is the user. The protocol has no challenge.</summary>
internal sealed class CertificateCredential : UserCredential
{
    private readonly Bytes _root;
    private readonly ChainVerifier _verifier;

    private CertificateCredential(Bytes root, ChainVerifier verifier)
    {
        _root = root;
        _verifier = verifier;
    }

    /// <inheritdoc/>
    public override AuthMethod Method => AuthMethod.Certificate;

    /// <inheritdoc/>
    public override Bytes Stored => _root;

    /// <summary>Takes a certificate.</summary>
    /// <param name="der">X.509 DER.</param>
    /// <param name="verifier">Verifies chains.</param>
    /// <returns>Null: not one certificate.</returns>
    public static CertificateCredential? Create(ReadOnlySpan<byte> der, ChainVerifier verifier)
    {
        using var read = CertificateChain.Read(der);
        return read is { Issuers.IsEmpty: true } ? new CertificateCredential(new Bytes(der), verifier) : null;
    }

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> proof)
    {
        using var chain = CertificateChain.Read(proof);
        return chain is not null && _verifier.Holds(_root.Span, chain);
    }
}
