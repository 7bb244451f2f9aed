using Hsm.Abstractions;

namespace Hsm;

/// <summary>NVM DESTROYOBJECTS: the policy of the whole list, then one partition switch, then the cached copies.</summary>
internal sealed class NvmDestroyHandler : NvmRequestHandler<NvmDestroyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Answer(SessionState session, NvmDestroyRequest request)
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
        var ids = new NvmId[request.Ids.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = server.NvmIds.ToServer(session.Client, request.Ids.Span[i]);
        }

        foreach (var id in ids)
        {
            if (ObjectPolicy.IsHidden(id) || !ObjectPolicy.MayDestroyByRequest(server.Store.Find(id)))
            {
                return Answer(HsmStatus.Access);
            }
        }

        var status = server.Store.Destroy(ids);
        if (status == HsmStatus.Ok)
        {
            foreach (var id in ids)
            {
                server.Caches.DropCopies(id);
            }
        }

        return Answer(status);
    }
}
