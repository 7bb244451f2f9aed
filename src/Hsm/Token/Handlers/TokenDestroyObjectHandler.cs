using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_DestroyObject: object and handle go at one instant; of two that race, one finds nothing.</summary>
internal sealed class TokenDestroyObjectHandler() : TokenHandler<TokenDestroyObjectRequest>(changes: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenDestroyObjectRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        if (TokenObject.Find(session, application, request.Object) is not { } found)
        {
            return new TokenResponse(TokenResult.ObjectHandleInvalid);
        }

        var status = MayDestroy(current, found);
        return new TokenResponse(status == TokenResult.Ok ? Destroy(session, application, found.Reference) : status);
    }

    /// <summary>Whether a session may destroy an object.</summary>
    /// <param name="current">The session.</param>
    /// <param name="found">The object.</param>
    /// <returns>Ok; SessionReadOnly; AttributeReadOnly.</returns>
    internal static TokenResult MayDestroy(TokenSession current, TokenObject found)
    {
        if (found.Reference.IsTokenObject && !current.IsReadWrite)
        {
            return TokenResult.SessionReadOnly;
        }

        return found.Attributes.Is(TokenAttributeType.Destroyable) ? TokenResult.Ok : TokenResult.AttributeReadOnly;
    }

    private static TokenResult Destroy(SessionState session, TokenApplication application, TokenReference reference)
    {
        if (!reference.IsTokenObject)
        {
            application.Drop(reference.Serial);
            return TokenResult.Ok;
        }

        if (session.Server.Store.Destroy([reference.Id]) != HsmStatus.Ok)
        {
            return TokenResult.DeviceError;
        }

        application.Forget(reference);
        return TokenResult.Ok;
    }
}
