using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// K1. Chooses the id under the lock, gives the lock up, then caches under it: another session may have chosen the same
/// id meanwhile (wolfHSM 275, 255, 438, 372).
/// </summary>
/// <param name="right">The right handler, which does each of the two steps well.</param>
internal sealed class TwoStepKeyCacheHandler(RequestHandler right) : RequestHandler<KeyCacheRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyCacheRequest request)
    {
        var id = request.Id.ToNvmId(session.Client);
        if (id.Number == 0 && !request.Id.IsWrappedOrHardware)
        {
            using var held = session.LockState();
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            id = session.Server.Components.KeyIdAllocator.Allocate(id, session.CacheOf(id), session.Server.Store);
        }

        return id == NvmId.None ? Answer(HsmStatus.NoSpace) : right.Handle(session, request with { Id = id.ToKeyId() });
    }
}
