using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_GetAttributeValue: every value is of one instant.</summary>
internal sealed class TokenGetAttributesHandler() : TokenHandler<TokenGetAttributesRequest>(looksAt: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenGetAttributesRequest request)
    {
        if (application.Find(request.Session) is null)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        return TokenObject.Find(session, application, request.Object) is { } found
            ? Tell(found.Attributes, request.Types.Span)
            : new TokenResponse(TokenResult.ObjectHandleInvalid);
    }

    private static TokenAttributesResponse Tell(TokenAttributes attributes, ReadOnlySpan<TokenAttributeType> types)
    {
        var told = TokenAttributes.Empty;
        var isMissing = false;
        var isHidden = false;
        foreach (var type in types)
        {
            if (TokenRules.IsHidden(attributes, type))
            {
                isHidden = true;
            }
            else if (attributes.Find(type) is { } value)
            {
                told = told.With(TokenAttributes.Of(new TokenAttribute(type, value)));
            }
            else
            {
                isMissing = true;
            }
        }

        var result = isHidden ? TokenResult.AttributeSensitive : isMissing ? TokenResult.AttributeTypeInvalid : TokenResult.Ok;
        return new TokenAttributesResponse(result, told);
    }
}
