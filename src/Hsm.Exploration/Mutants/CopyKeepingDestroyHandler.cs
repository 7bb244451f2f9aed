using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K9. Destroys the objects of NVM and leaves what the cache has of them: from then on a key of its own, which can be used
/// and which a commit writes anew.
/// </summary>
/// <param name="right">The right handler, which destroys well and drops the copies; what was there is put back.</param>
internal sealed class CopyKeepingDestroyHandler(RequestHandler right) : RequestHandler<NvmDestroyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmDestroyRequest request)
    {
        using (var held = session.Lock(changes: Guarded.Caches, looksAt: Guarded.Store))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (Array.TrueForAll(request.Ids.Span.ToArray(), id => ObjectPolicy.MayDestroy(session.Server.Store.Find(id))))
            {
                foreach (var id in request.Ids.Span)
                {
                    Keep(session.CacheOf(id), id);
                }
            }
        }

        return right.Handle(session, request);
    }

    private static void Keep(KeyCache cache, NvmId id)
    {
        if (cache.Find(id) is { IsCommitted: true } copy)
        {
            cache.Put(new CachedKey(copy.Metadata, copy.Material.ToArray(), isCommitted: false));
        }
    }
}
