using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>U1. Compares the proof with the credentials there are, then logs in whatever the credentials are by now.</summary>
internal sealed class StaleProofLoginHandler : AuthHandler<AuthLoginRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthLoginRequest request)
    {
        UserAccount? account;
        UserCredential? credential;
        using (var looking = session.LockShared(Guarded.Applications))
        {
            if (looking.Failed)
            {
                return Answer(looking.Status);
            }

            account = users.Find(request.Name);
            credential = account?.Credential;
        }

        var isRight = credential?.Method == request.Method && credential.Accepts(request.Proof.Span);
        using var held = session.Lock(Guarded.Applications);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        session.Login = account is null ? null : users.Login(account, isRight);
        return session.Login is null ? Answer(HsmStatus.AuthLoginFailed) : new AuthLoginResponse(account!.Id);
    }
}
