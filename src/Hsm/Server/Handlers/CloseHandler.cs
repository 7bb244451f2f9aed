using Hsm.Abstractions;

namespace Hsm;

/// <summary>CLOSE: the session's own keys go; NVM and the global cache stay.</summary>
internal sealed class CloseHandler : RequestHandler<CloseRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CloseRequest request)
    {
        using var held = session.Lock(Guarded.Caches);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        session.LocalCache.RemoveAll();
        session.Server.Caches.Remove(session.LocalCache);
        session.Server.Crypto.SessionEnded(session);
        session.IsEnded = true;
        return Answer(HsmStatus.Ok);
    }
}
