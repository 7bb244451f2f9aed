using Hsm.Abstractions;

namespace Hsm;

/// <summary>Attaches the connection to an application; the end of the connection detaches it.</summary>
internal sealed class TokenAttachHandler : RequestHandler<TokenAttachRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenAttachRequest request)
    {
        if (session.Server.Token is not { } face)
        {
            return Answer(HsmStatus.NoHandler);
        }

        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (session.Application is not null)
        {
            return new TokenResponse(TokenResult.ArgumentsBad);
        }

        session.Application = face.Attach(request.Application);
        return new TokenResponse(TokenResult.Ok);
    }
}
