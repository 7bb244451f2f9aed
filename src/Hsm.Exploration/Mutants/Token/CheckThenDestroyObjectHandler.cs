using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N8. Looks whether the object is there, then destroys whatever is there: two that race are both told that they did
/// (NSS softokn 3.87.1, measured).
/// </summary>
internal sealed class CheckThenDestroyObjectHandler : RequestHandler<TokenDestroyObjectRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenDestroyObjectRequest request)
    {
        var application = session.Application!;
        NvmId id;
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

            id = found.Reference.Id;
        }

        using var again = session.Lock(Guarded.Store);
        return again.Failed
            ? Answer(again.Status)
            : new TokenResponse(session.Server.Store.Destroy([id]) == HsmStatus.Ok ? TokenResult.Ok : TokenResult.DeviceError);
    }
}
