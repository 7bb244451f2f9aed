using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM DESTROYOBJECTS: the policy of the whole list, then one partition switch, then the cached copies.</summary>
internal sealed class NvmDestroyHandler : RequestHandler<NvmDestroyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmDestroyRequest request)
    {
        if (request.Ids.Count > NvmIdList.MaxCount)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.Lock(Guarded.Both);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var server = session.Server;
        foreach (var id in request.Ids.Span)
        {
            if (ObjectPolicy.IsHidden(id) || !ObjectPolicy.MayDestroy(server.Store.Find(id)))
            {
                return Answer(HsmStatus.Access);
            }
        }

        var status = server.Store.Destroy(request.Ids.Span);
        if (status == HsmStatus.Ok)
        {
            foreach (var id in request.Ids.Span)
            {
                server.Caches.DropCopies(id);
            }
        }

        return Answer(status);
    }
}
