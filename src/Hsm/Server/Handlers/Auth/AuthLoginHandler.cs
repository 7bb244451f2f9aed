using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// AUTH LOGIN. The proof is compared outside the lock, which every request of every session needs; whether it counts is
/// decided under it, and only if the credentials are still those that were compared with.
/// </summary>
internal sealed class AuthLoginHandler : AuthHandler<AuthLoginRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthLoginRequest request)
    {
        while (true)
        {
            UserCredential? credential;
            using (var looking = session.LockShared(Guarded.Applications))
            {
                if (looking.Failed)
                {
                    return Answer(looking.Status);
                }

                credential = users.Find(request.Name)?.Credential;
            }

            var comparedWith = credential ?? users.Nobody;
            var isRight = comparedWith.Accepts(request.Proof.Span) && comparedWith.Method == request.Method;
            using var held = session.Lock(Guarded.Applications);
            if (held.Failed)
            {
                return Answer(held.Status);
            }

            var account = users.Find(request.Name);
            if (account?.Credential == credential)
            {
                return Login(session, users, account, isRight);
            }
        }
    }

    private static HsmResponse Login(SessionState session, UserRegistry users, UserAccount? account, bool isRight)
    {
        if (account is null || UserRegistry.Current(session.Login) is not null)
        {
            return Answer(HsmStatus.AuthLoginFailed);
        }

        var login = users.Login(account, isRight);
        session.Login = login;
        return login is null ? Answer(HsmStatus.AuthLoginFailed) : new AuthLoginResponse(account.Id);
    }
}
