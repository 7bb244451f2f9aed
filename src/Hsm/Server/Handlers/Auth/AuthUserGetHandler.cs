using Hsm.Abstractions;

namespace Hsm;

/// <summary>AUTH USER_GET: number and permissions of one instant.</summary>
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

        return users.Find(request.Name) is { } account
            ? new AuthUserGetResponse(account.Id, account.Permissions)
            : Answer(HsmStatus.NotFound);
    }
}
