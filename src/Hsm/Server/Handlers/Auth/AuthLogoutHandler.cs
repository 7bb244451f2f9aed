using Hsm.Abstractions;

namespace Hsm;

/// <summary>AUTH LOGOUT: this session's user, or, for an administrator, another wherever they are logged in.</summary>
internal sealed class AuthLogoutHandler : AuthHandler<AuthLogoutRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthLogoutRequest request)
    {
        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (UserRegistry.Current(session.Login) is not { } asks)
        {
            return Answer(HsmStatus.NotFound);
        }

        if (asks.Id == request.User)
        {
            users.Logout(session.Login!);
            return Answer(HsmStatus.Ok);
        }

        if (!asks.Permissions.IsAdministrator)
        {
            return Answer(HsmStatus.AuthPermission);
        }

        if (users.Find(request.User) is not { } other)
        {
            return Answer(HsmStatus.NotFound);
        }

        return !UserRegistry.MayManage(asks, other.Permissions) ? Answer(HsmStatus.AuthPermission)
            : Answer(users.LogoutAll(other) ? HsmStatus.Ok : HsmStatus.NotFound);
    }
}
