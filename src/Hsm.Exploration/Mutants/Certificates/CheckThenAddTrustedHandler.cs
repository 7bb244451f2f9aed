using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>C3. Looks whether what is there may be modified, then stores the root whatever is there by now.</summary>
internal sealed class CheckThenAddTrustedHandler : RequestHandler<CertificateAddTrustedRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateAddTrustedRequest request)
    {
        var server = session.Server;
        var id = request.Metadata.Id;
        using (var looking = session.LockShared(Guarded.Store))
        {
            if (looking.Failed || !ObjectPolicy.MayModify(server.Store.Find(id)))
            {
                return Answer(looking.Failed ? looking.Status : HsmStatus.Access);
            }
        }

        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var status = server.Store.Add(request.Metadata, request.Certificate.Span, reclaims: false);
        if (status == HsmStatus.Ok)
        {
            server.Caches.DropCopies(id);
        }

        return Answer(status);
    }
}
