using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// AUTH LOGIN. An attempt is spent in NVM, then the proof is compared outside the locks, which every request of every
/// session needs; whether it counts is decided under them again, and only if the credentials are still those that were
/// compared with. Attempts at one user come one after the other.
/// </summary>
internal sealed class AuthLoginHandler : AuthHandler<AuthLoginRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthLoginRequest request)
    {
        while (true)
        {
            UserAccount? account;
            using (var looking = session.LockShared(Guarded.Applications))
            {
                if (looking.Failed)
                {
                    return Answer(looking.Status);
                }

                account = users.Find(request.Name);
            }

            if (account is null)
            {
                users.Nobody.Accepts(request.Proof.Span);
                return Answer(HsmStatus.AuthLoginFailed);
            }

            lock (account.Attempts.Gate)
            {
                if (Try(session, users, account, request) is { } response)
                {
                    return response;
                }
            }
        }
    }

    // Null: the user was removed, or has got other credentials meanwhile.
    private static HsmResponse? Try(SessionState session, UserRegistry users, UserAccount account, AuthLoginRequest request)
    {
        UserCredential credential;
        int wrongInARow;
        using (var held = session.Lock(Guarded.Applications | Guarded.Store))
        {
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            if (users.Find(request.Name) != account)
            {
                return null;
            }

            if (UserRegistry.Current(session.Login) is not null)
            {
                return Answer(HsmStatus.AuthLoginFailed);
            }

            var status = users.Spend(account, out wrongInARow);
            if (status != HsmStatus.Ok)
            {
                return Answer(status == HsmStatus.Access ? HsmStatus.AuthLoginFailed : status);
            }

            credential = account.Credential;
        }

        var isRight = credential.Accepts(request.Proof.Span) && credential.Method == request.Method;
        return isRight ? Login(session, users, account, new ProvedCredential(credential, wrongInARow)) : Answer(HsmStatus.AuthLoginFailed);
    }

    private static HsmResponse? Login(SessionState session, UserRegistry users, UserAccount account, ProvedCredential proved)
    {
        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            account.Attempts.Owe(proved.WrongInARow);
            return Answer(held.Status);
        }

        if (users.Find(account.Id) != account || account.Credential != proved.Credential)
        {
            return null;
        }

        var status = users.Login(account, out var login);
        session.Login = login;
        return status == HsmStatus.Ok ? new AuthLoginResponse(account.Id) : Answer(status);
    }
}
