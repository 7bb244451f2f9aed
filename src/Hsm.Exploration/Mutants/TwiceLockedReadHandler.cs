using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S5. Looks the object up under the read lock and, still holding it, calls what takes the read lock for itself: a writer
/// that came between waits for the first hold, and the second waits for the writer (opencryptoki 397).
/// </summary>
/// <param name="right">The right handler, which takes the lock it needs.</param>
internal sealed class TwiceLockedReadHandler(RequestHandler right) : RequestHandler<NvmReadRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, NvmReadRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        return session.Server.Store.Find(request.Id) is null
            ? Answer(HsmStatus.NotFound)
            : right.Handle(session, request);
    }
}
