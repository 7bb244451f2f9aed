using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>U5. Looks whether one may log in before the PIN is compared, and not again afterwards.</summary>
internal sealed class StaleSessionLoginHandler : RequestHandler<TokenLoginRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenLoginRequest request)
    {
        var pin = session.Server.Token!.PinOf(request.User);
        lock (pin.Gate)
        {
            if (TokenLoginHandler.Spend(session, request, pin, out _) is { } refusal)
            {
                return refusal;
            }

            if (!pin.Matches(request.Pin.Span))
            {
                return new TokenResponse(TokenResult.PinIncorrect);
            }

            using var held = session.Lock(Guarded.Applications | Guarded.Store);
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            pin.GiveBack(wrongInARow: 0);
            session.Application!.Login(request.User);
            return new TokenResponse(TokenResult.Ok);
        }
    }
}
