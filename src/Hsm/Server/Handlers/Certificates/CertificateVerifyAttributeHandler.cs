using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT VERIFY_ACERT: the root is read at one instant, which is the request's; verifying is done without a lock.</summary>
internal sealed class CertificateVerifyAttributeHandler : RequestHandler<CertificateVerifyAttributeRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateVerifyAttributeRequest request)
    {
        if (AttributeVerifier.Read(request.Certificate.Span) is not { } certificate)
        {
            return Answer(HsmStatus.AsnParse);
        }

        var status = ReadRoot(session, request.TrustedRoot, out var root);
        if (status == HsmStatus.Ok && !session.Server.Certificates.Attributes.Holds(root.Span, certificate))
        {
            status = HsmStatus.CertificateVerify;
        }

        return Answer(status);
    }

    private static HsmStatus ReadRoot(SessionState session, NvmId id, out Bytes root)
    {
        root = default;
        using var held = session.LockShared(Guarded.Store);
        return held.Failed ? held.Status : session.ReadRoot(id, out root);
    }
}
