using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of CERT.</summary>
internal sealed record CertificateHandlers : HandlerGroup
{
    /// <summary>INIT.</summary>
    public RequestHandler Init { get; init; } = new CertificateInitHandler();

    /// <summary>ADDTRUSTED.</summary>
    public RequestHandler AddTrusted { get; init; } = new CertificateAddTrustedHandler();

    /// <summary>ERASETRUSTED.</summary>
    public RequestHandler EraseTrusted { get; init; } = new CertificateEraseTrustedHandler();

    /// <summary>READTRUSTED.</summary>
    public RequestHandler ReadTrusted { get; init; } = new CertificateReadTrustedHandler();

    /// <summary>VERIFY.</summary>
    public RequestHandler Verify { get; init; } = new CertificateVerifyHandler();

    /// <summary>VERIFY_MULTI_ROOT.</summary>
    public RequestHandler VerifyMultiRoot { get; init; } = new CertificateVerifyMultiRootHandler();

    /// <summary>VERIFY_CACHE_CLEAR.</summary>
    public RequestHandler VerifyCacheClear { get; init; } = new CertificateVerifyCacheClearHandler();

    /// <summary>VERIFY_CACHE_SET_ENABLED.</summary>
    public RequestHandler VerifyCacheSetEnabled { get; init; } = new CertificateVerifyCacheSetEnabledHandler();

    /// <summary>VERIFY_ACERT.</summary>
    public RequestHandler VerifyAttribute { get; init; } = new CertificateVerifyAttributeHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        CertificateInitRequest => Init,
        CertificateAddTrustedRequest => AddTrusted,
        CertificateEraseTrustedRequest => EraseTrusted,
        CertificateReadTrustedRequest => ReadTrusted,
        CertificateVerifyRequest => Verify,
        CertificateVerifyMultiRootRequest => VerifyMultiRoot,
        CertificateVerifyCacheClearRequest => VerifyCacheClear,
        CertificateVerifyCacheSetEnabledRequest => VerifyCacheSetEnabled,
        CertificateVerifyAttributeRequest => VerifyAttribute,
        _ => null,
    };
}
