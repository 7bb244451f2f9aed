namespace Hsm.Abstractions;

/// <summary>Verifies a certificate chain against one trusted root.</summary>
/// <param name="TrustedRoot">Object of the root.</param>
/// <param name="Chain">X.509 DER, one after the other, the leaf last.</param>
/// <remarks>
/// Answers CertificateVerifyResponse. AsnParse: Chain is no certificates. CertificateVerify: a signature, a date or a
/// constraint does not hold, or one of the chain is not on the path from the root to the leaf; NotFound:
/// no such root; with CacheLeafPublicKey also what KeyCacheRequest answers, and nothing is cached unless the chain
/// holds.
/// </remarks>
public sealed record CertificateVerifyRequest(NvmId TrustedRoot, Bytes Chain) : HsmRequest
{
    /// <summary>What else to do.</summary>
    public CertificateVerifyFlags Flags { get; init; }

    /// <summary>Usage and policy of the cached public key; Trusted is stripped.</summary>
    public ObjectFlags CachedKeyFlags { get; init; }

    /// <summary>Id for the cached public key; number 0 asks for one.</summary>
    public KeyId Key { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateVerify;
}
