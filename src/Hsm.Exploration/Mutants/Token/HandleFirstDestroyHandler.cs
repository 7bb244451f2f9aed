using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N7. Ends the handle, then destroys the object: in between the handle is refused and a search still finds the object
/// (SoftHSM2 2.6.1 and develop, measured; 903).
/// </summary>
internal sealed class HandleFirstDestroyHandler : RequestHandler<TokenDestroyObjectRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenDestroyObjectRequest request)
    {
        var application = session.Application!;
        TokenReference reference;
        using (var held = session.Lock(Guarded.Applications, looksAt: Guarded.Store))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (TokenObject.Find(session, application, request.Object) is not { } found)
            {
                return new TokenResponse(TokenResult.ObjectHandleInvalid);
            }

            reference = found.Reference;
            application.Forget(reference);
        }

        using var again = session.Lock(Guarded.Store);
        return again.Failed
            ? Answer(again.Status)
            : new TokenResponse(session.Server.Store.Destroy([reference.Id]) == HsmStatus.Ok ? TokenResult.Ok : TokenResult.DeviceError);
    }
}
