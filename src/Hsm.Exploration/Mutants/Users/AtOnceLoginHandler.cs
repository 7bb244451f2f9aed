using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>U6. Lets several attempts at one PIN be made at once: each finds what the others have spent and not yet given back.</summary>
internal sealed class AtOnceLoginHandler : RequestHandler<TokenLoginRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenLoginRequest request) =>
        TokenLoginHandler.Try(session, request, session.Server.Token!.PinOf(request.User));
}
