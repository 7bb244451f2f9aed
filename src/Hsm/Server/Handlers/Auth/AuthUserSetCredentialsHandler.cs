using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// AUTH USER_SET_CREDENTIALS. The current credentials are compared outside the locks as by LOGIN; a wrong one is an attempt
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
            UserAccount? account;
            using (var looking = session.LockShared(Guarded.Applications))
            {
                if (looking.Failed)
                {
                    return Answer(looking.Status);
                }

                account = users.Find(request.User);
            }

            if (account is null)
            {
                return Answer(HsmStatus.NotFound);
            }

            lock (account.Attempts.Gate)
            {
                if (Try(session, users, new Change(account, wanted, request.Current)) is { } response)
                {
                    return response;
                }
            }
        }
    }

    // Null: the user was removed, or has got other credentials meanwhile.
    private static HsmResponse? Try(SessionState session, UserRegistry users, Change change)
    {
        var account = change.Account;
        UserCredential credential;
        int wrongInARow;
        using (var held = session.Lock(Guarded.Applications | Guarded.Store))
        {
            var refusal = held.Failed ? held.Status : Refusal(session, users, account);
            if (refusal != HsmStatus.Ok || users.Find(account.Id) != account)
            {
                return refusal != HsmStatus.Ok ? Answer(refusal) : null;
            }

            if (change.Current.IsEmpty && UserRegistry.Current(session.Login) != account)
            {
                return Answer(users.SetCredential(account, change.Wanted));
            }

            var status = users.Spend(account, out wrongInARow);
            if (status != HsmStatus.Ok)
            {
                return Answer(status == HsmStatus.Access ? HsmStatus.AuthLoginFailed : status);
            }

            credential = account.Credential;
        }

        return credential.Accepts(change.Current.Span)
            ? Replace(session, users, change, new ProvedCredential(credential, wrongInARow))
            : Answer(HsmStatus.AuthLoginFailed);
    }

    private static HsmResponse? Replace(SessionState session, UserRegistry users, Change change, ProvedCredential proved)
    {
        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            change.Account.Attempts.Owe(proved.WrongInARow);
            return Answer(held.Status);
        }

        if (users.Find(change.Account.Id) != change.Account || change.Account.Credential != proved.Credential)
        {
            return null;
        }

        var refusal = Refusal(session, users, change.Account);
        if (refusal == HsmStatus.Ok)
        {
            return Answer(users.SetCredential(change.Account, change.Wanted));
        }

        // Who may no more is refused as if nothing had been looked at.
        var status = users.GiveBack(change.Account, proved.WrongInARow);
        return Answer(status == HsmStatus.Ok ? refusal : status);
    }

    private static HsmStatus Refusal(SessionState session, UserRegistry users, UserAccount account)
    {
        if (users.Find(account.Id) is null)
        {
            return HsmStatus.NotFound;
        }

        var asks = UserRegistry.Current(session.Login);
        return asks == account || UserRegistry.MayManage(asks, account.Permissions) ? HsmStatus.Ok : HsmStatus.AuthPermission;
    }

    private readonly record struct Change(UserAccount Account, UserCredential Wanted, Bytes Current);
}
