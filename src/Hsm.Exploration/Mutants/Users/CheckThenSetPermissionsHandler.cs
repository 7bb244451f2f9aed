using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>U2. Looks whether whoever asks may give the permissions, then gives them though they may have lost them meanwhile.</summary>
internal sealed class CheckThenSetPermissionsHandler : AuthHandler<AuthUserSetPermissionsRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthUserSetPermissionsRequest request)
    {
        UserAccount? account;
        using (var looking = session.LockShared(Guarded.Applications))
        {
            var asks = looking.Failed ? null : UserRegistry.Current(session.Login);
            account = users.Find(request.User);
            if (account is null || !UserRegistry.MayManage(asks, account.Permissions) || !UserRegistry.MayManage(asks, request.Permissions))
            {
                return Answer(looking.Failed ? looking.Status : HsmStatus.AuthPermission);
            }
        }

        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        account.Permissions = request.Permissions;
        return Answer(HsmStatus.Ok);
    }
}
