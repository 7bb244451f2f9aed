using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// S6. Opens a session under the applications lock and, with it still held, takes the store's, as one does that looks up how
/// much room the token has.
/// </summary>
internal sealed class ApplicationsFirstOpenHandler : RequestHandler<TokenOpenSessionRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenOpenSessionRequest request)
    {
        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        using var store = session.LockShared(Guarded.Store);
        return store.Failed
            ? Answer(store.Status)
            : new TokenHandleResponse(session.Application!.Open(request.IsReadWrite).Handle);
    }
}
