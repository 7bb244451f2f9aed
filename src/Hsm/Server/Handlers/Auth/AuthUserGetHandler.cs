using Hsm.Abstractions;

namespace Hsm;

/// <summary>AUTH USER_GET: number and permissions of one instant; of others than oneself for administrators alone.</summary>
internal sealed class AuthUserGetHandler : AuthHandler<AuthUserGetRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthUserGetRequest request)
    {
        using var held = session.LockShared(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        if (UserRegistry.Current(session.Login) is { Permissions.IsAdministrator: false } asks && asks.Name != request.Name)
        {
            return Answer(HsmStatus.Access);
        }

        return users.Find(request.Name) is { } account
            ? new AuthUserGetResponse(account.Id, account.Permissions)
            : Answer(HsmStatus.NotFound);
    }
}
