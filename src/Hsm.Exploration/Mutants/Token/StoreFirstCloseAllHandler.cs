using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S6, the other half. Closes all sessions with the store's lock taken first, as one does that destroys their objects
/// (opencryptoki 146, tpm2-pkcs11 38, 79).
/// </summary>
internal sealed class StoreFirstCloseAllHandler : RequestHandler<TokenCloseAllSessionsRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenCloseAllSessionsRequest request)
    {
        using var store = session.Lock(Guarded.Store);
        if (store.Failed)
        {
            return Answer(store.Status);
        }

        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        session.Application!.CloseAll();
        return new TokenResponse(TokenResult.Ok);
    }
}
