using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_CreateObject: the object is written whole, then it has a handle.</summary>
internal sealed class TokenCreateObjectHandler() : TokenHandler<TokenCreateObjectRequest>(changes: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenCreateObjectRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        var status = TokenRules.Complete(request.Template, out var attributes);
        if (status == TokenResult.Ok)
        {
            status = MayCreate(application, current, attributes);
        }

        return status == TokenResult.Ok
            ? Create(session, application, (request.Session, attributes))
            : new TokenResponse(status);
    }

    /// <summary>Whether a session may have such an object.</summary>
    /// <param name="application">Whose session it is.</param>
    /// <param name="current">The session.</param>
    /// <param name="attributes">The object.</param>
    /// <returns>Ok; SessionReadOnly; UserNotLoggedIn.</returns>
    internal static TokenResult MayCreate(TokenApplication application, TokenSession current, TokenAttributes attributes)
    {
        if (attributes.Is(TokenAttributeType.Token) && !current.IsReadWrite)
        {
            return TokenResult.SessionReadOnly;
        }

        return application.Sees(attributes) ? TokenResult.Ok : TokenResult.UserNotLoggedIn;
    }

    private static HsmResponse Create(SessionState session, TokenApplication application, (uint Session, TokenAttributes Attributes) fresh)
    {
        var isPrivate = fresh.Attributes.Is(TokenAttributeType.Private);
        if (!fresh.Attributes.Is(TokenAttributeType.Token))
        {
            var serial = application.Face.NextSerial();
            application.Put(new SessionObject(serial, fresh.Session, fresh.Attributes));
            return new TokenHandleResponse(application.HandleOf(serial, NvmId.None, isPrivate));
        }

        var store = session.Server.Store;
        var id = TokenObjects.FreeId(store);
        if (id == NvmId.None)
        {
            return new TokenResponse(TokenResult.DeviceMemory);
        }

        var next = application.Face.NextSerial();
        var status = TokenObjects.Write(store, id, next, fresh.Attributes);
        return status == TokenResult.Ok
            ? new TokenHandleResponse(application.HandleOf(next, id, isPrivate))
            : new TokenResponse(status);
    }
}
