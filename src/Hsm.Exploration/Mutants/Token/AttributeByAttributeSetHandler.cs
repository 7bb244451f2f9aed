using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// N6. Writes one attribute after another, each under the lock: who reads in between sees some old and some new
/// (SoftHSM2 2.6.1, NSS softokn 3.87.1, measured).
/// </summary>
internal sealed class AttributeByAttributeSetHandler : RequestHandler<TokenSetAttributesRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, TokenSetAttributesRequest request)
    {
        var application = session.Application!;
        foreach (var change in request.Changes.Span)
        {
            using var held = session.Lock(Guarded.Applications | Guarded.Store);
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (application.Find(request.Session) is not { } current
                || TokenObject.Find(session, application, request.Object) is not { } found)
            {
                return new TokenResponse(TokenResult.ObjectHandleInvalid);
            }

            var one = TokenAttributes.Of(change);
            var status = TokenSetAttributesHandler.MayChange(current, found, one);
            if (status == TokenResult.Ok)
            {
                status = TokenSetAttributesHandler.Put(session, application, found with { Attributes = found.Attributes.With(one) });
            }

            if (status != TokenResult.Ok)
            {
                return new TokenResponse(status);
            }
        }

        return new TokenResponse(TokenResult.Ok);
    }
}
