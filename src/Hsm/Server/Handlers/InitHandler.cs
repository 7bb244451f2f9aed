using Hsm.Abstractions;

namespace Hsm;

/// <summary>INIT: names the session's client and clears its local cache. A refused INIT changes nothing.</summary>
internal sealed class InitHandler : RequestHandler<InitRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, InitRequest request)
    {
        if (request.RequestedClient is 0 or > ClientId.MaxValue)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.Lock(Guarded.Caches);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        session.LocalCache.RemoveAll();
        session.She.Clear();
        session.Server.Crypto.SessionEnded(session);
        session.Client = new ClientId((byte)request.RequestedClient);
        return new InitResponse(session.Client, session.Server.ServerId);
    }
}
