using Hsm.Abstractions;

namespace Hsm;

/// <summary>C_SetAttributeValue: every value at one instant, in one record.</summary>
internal sealed class TokenSetAttributesHandler() : TokenHandler<TokenSetAttributesRequest>(changes: Guarded.Store)
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, TokenApplication application, TokenSetAttributesRequest request)
    {
        if (application.Find(request.Session) is not { } current)
        {
            return new TokenResponse(TokenResult.SessionHandleInvalid);
        }

        if (TokenObject.Find(session, application, request.Object) is not { } found)
        {
            return new TokenResponse(TokenResult.ObjectHandleInvalid);
        }

        var status = MayChange(current, found, request.Changes);
        return new TokenResponse(status == TokenResult.Ok ? Put(session, application, found with { Attributes = found.Attributes.With(request.Changes) }) : status);
    }

    /// <summary>Whether a session may change an object so.</summary>
    /// <param name="current">The session.</param>
    /// <param name="found">The object.</param>
    /// <param name="changes">What is to be changed.</param>
    /// <returns>Ok; SessionReadOnly; what TokenRules says.</returns>
    internal static TokenResult MayChange(TokenSession current, TokenObject found, TokenAttributes changes) =>
        found.Reference.IsTokenObject && !current.IsReadWrite
            ? TokenResult.SessionReadOnly
            : TokenRules.MayChange(found.Attributes, changes);

    /// <summary>Writes an object that is there. Under the locks.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="application">Whose handle it was.</param>
    /// <param name="changed">The object as it is to be.</param>
    /// <returns>Ok; DeviceMemory, DeviceError.</returns>
    internal static TokenResult Put(SessionState session, TokenApplication application, TokenObject changed)
    {
        var reference = changed.Reference;
        if (reference.IsTokenObject)
        {
            return TokenObjects.Write(session.Server.Store, reference.Id, reference.Serial, changed.Attributes);
        }

        application.Put(application.FindObject(reference.Serial)! with { Attributes = changed.Attributes });
        return TokenResult.Ok;
    }
}
