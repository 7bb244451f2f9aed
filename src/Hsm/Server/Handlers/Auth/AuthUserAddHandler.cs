using Hsm.Abstractions;

namespace Hsm;

/// <summary>AUTH USER_ADD: nobody gives more than they have.</summary>
internal sealed class AuthUserAddHandler : AuthHandler<AuthUserAddRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthUserAddRequest request)
    {
        if (request.Name.IsEmpty || users.Create(request.Method, request.Credentials.Span) is not { } credential)
        {
            return Answer(HsmStatus.BadArgs);
        }

        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (UserRegistry.Current(session.Login) is not { } asks || !request.Permissions.IsWithin(asks.Permissions))
        {
            return Answer(HsmStatus.AuthPermission);
        }

        var status = users.Add(request.Name, request.Permissions, credential, out var id);
        return status == HsmStatus.Ok ? new AuthUserAddResponse(id) : Answer(status);
    }
}
