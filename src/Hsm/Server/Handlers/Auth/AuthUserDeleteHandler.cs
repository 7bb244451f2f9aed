using Hsm.Abstractions;

namespace Hsm;

/// <summary>AUTH USER_DELETE: the user and every login of theirs go at one instant.</summary>
internal sealed class AuthUserDeleteHandler : AuthHandler<AuthUserDeleteRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthUserDeleteRequest request)
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

        if (!UserRegistry.IsRemovable(account) || !UserRegistry.MayManage(UserRegistry.Current(session.Login), account.Permissions))
        {
            return Answer(HsmStatus.AuthPermission);
        }

        return Answer(users.Remove(account));
    }
}
