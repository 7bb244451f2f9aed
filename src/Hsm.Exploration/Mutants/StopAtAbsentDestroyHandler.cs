using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N2. Destroys the list id by id and stops at one that is absent, which another session may have destroyed meanwhile: the
/// first are gone, the last are there (wolfHSM 461).
/// </summary>
internal sealed class StopAtAbsentDestroyHandler : RequestHandler<NvmDestroyRequest>
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
            if (!ObjectPolicy.MayDestroy(server.Store.Find(id)))
            {
                return Answer(HsmStatus.Access);
            }
        }

        foreach (var id in request.Ids.Span)
        {
            if (server.Store.Find(id) is null)
            {
                return Answer(HsmStatus.NotFound);
            }

            var status = server.Store.Destroy([id]);
            if (status != HsmStatus.Ok)
            {
                return Answer(status);
            }

            server.Caches.DropCopies(id);
        }

        return request.Ids.Count == 0 ? Answer(server.Store.Destroy([])) : StatusResponse.Ok;
    }
}
