using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// AUTH USER_SET_CREDENTIALS. The current credentials are compared outside the lock as by LOGIN; a wrong one is an attempt
/// here too, or this would be the way around their limit.
/// </summary>
internal sealed class AuthUserSetCredentialsHandler : AuthHandler<AuthUserSetCredentialsRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthUserSetCredentialsRequest request)
    {
        if (users.Create(request.Method, request.New.Span) is not { } wanted)
        {
            return Answer(HsmStatus.BadArgs);
        }

        while (true)
        {
            UserCredential? credential;
            using (var looking = session.LockShared(Guarded.Applications))
            {
                if (looking.Failed)
                {
                    return Answer(looking.Status);
                }

                credential = users.Find(request.User)?.Credential;
            }

            var isRight = credential?.Accepts(request.Current.Span) == true;
            using var held = session.Lock(Guarded.Applications);
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            var account = users.Find(request.User);
            if (account?.Credential == credential)
            {
                return account is null
                    ? Answer(HsmStatus.NotFound)
                    : Replace(session, users, account, new Change(wanted, isRight, request.Current.IsEmpty));
            }
        }
    }

    private static HsmResponse Replace(SessionState session, UserRegistry users, UserAccount account, Change change)
    {
        var asks = UserRegistry.Current(session.Login);
        if (asks != account && !UserRegistry.MayManage(asks, account.Permissions))
        {
            return Answer(HsmStatus.AuthPermission);
        }

        var isReset = asks != account && change.NamesNoCurrent;
        if (!isReset && !users.Note(account, change.IsRight))
        {
            return Answer(HsmStatus.AuthLoginFailed);
        }

        account.Credential = change.Wanted;
        return Answer(HsmStatus.Ok);
    }

    private readonly record struct Change(UserCredential Wanted, bool IsRight, bool NamesNoCurrent);
}
