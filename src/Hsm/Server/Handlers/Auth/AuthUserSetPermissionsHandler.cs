using Hsm.Abstractions;

namespace Hsm;

/// <summary>AUTH USER_SET_PERMISSIONS: binds every session of the user from the moment it is answered.</summary>
internal sealed class AuthUserSetPermissionsHandler : AuthHandler<AuthUserSetPermissionsRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthUserSetPermissionsRequest request)
    {
        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (users.Find(request.User) is not { } account)
        {
            return Answer(HsmStatus.NotFound);
        }

        var asks = UserRegistry.Current(session.Login);
        if (!UserRegistry.IsRemovable(account)
            || !UserRegistry.MayManage(asks, account.Permissions)
            || !UserRegistry.MayManage(asks, request.Permissions))
        {
            return Answer(HsmStatus.AuthPermission);
        }

        return Answer(users.SetPermissions(account, request.Permissions));
    }
}
