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
            ? Create(session, application, request.Session, attributes)
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

    /// <summary>Makes an object that the session may have. Under the locks.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="application">Whose session it is.</param>
    /// <param name="owner">Handle of the session it is to live with, if it is no token object.</param>
    /// <param name="attributes">The whole object.</param>
    /// <returns>The handle; DeviceMemory; DeviceError.</returns>
    internal static HsmResponse Create(SessionState session, TokenApplication application, uint owner, TokenAttributes attributes)
    {
        var isPrivate = attributes.Is(TokenAttributeType.Private);
        if (!attributes.Is(TokenAttributeType.Token))
        {
            var serial = application.Face.NextSerial();
            application.Put(new SessionObject(serial, owner, attributes));
            return new TokenHandleResponse(application.HandleOf(serial, NvmId.None, isPrivate));
        }

        var store = session.Server.Store;
        var id = TokenObjects.FreeId(store);
        if (id == NvmId.None)
        {
            return new TokenResponse(TokenResult.DeviceMemory);
        }

        var next = application.Face.NextSerial();
        var status = TokenObjects.Write(store, id, next, attributes);
        return status == TokenResult.Ok
            ? new TokenHandleResponse(application.HandleOf(next, id, isPrivate))
            : new TokenResponse(status);
    }
}
