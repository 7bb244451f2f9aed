using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT ERASETRUSTED: policy and removal are one critical section.</summary>
internal sealed class CertificateEraseTrustedHandler : RequestHandler<CertificateEraseTrustedRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateEraseTrustedRequest request)
    {
        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var server = session.Server;
        if (session.FindRoot(request.Id) is not { } metadata)
        {
            return Answer(HsmStatus.NotFound);
        }

        if (!ObjectPolicy.MayEraseRoot(metadata))
        {
            return Answer(HsmStatus.Access);
        }

        var status = server.Store.Destroy([request.Id]);
        if (status == HsmStatus.Ok)
        {
            server.Caches.DropCopies(request.Id);
        }

        return Answer(status);
    }
}
