using Hsm.Abstractions;

namespace Hsm;

/// <summary>CLOSE: the session's own keys go; NVM and the global cache stay.</summary>
internal sealed class CloseHandler : RequestHandler<CloseRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CloseRequest request)
    {
        using var held = session.Lock(session.LeaveGuards);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        // The context does the rest once this is answered; the keys are gone by then.
        session.Leave();
        session.Server.Crypto.SessionEnded(session);
        session.IsEnded = true;
        return Answer(HsmStatus.Ok);
    }
}
