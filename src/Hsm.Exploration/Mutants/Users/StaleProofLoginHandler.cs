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
        using (var spending = session.Lock(Guarded.Applications | Guarded.Store))
        {
            if (spending.Failed)
            {
                return Answer(spending.Status);
            }

            account = users.Find(request.Name);
            if (account is null || users.Spend(account, out _) != HsmStatus.Ok)
            {
                return Answer(HsmStatus.AuthLoginFailed);
            }

            credential = account.Credential;
        }

        if (credential.Method != request.Method || !credential.Accepts(request.Proof.Span))
        {
            return Answer(HsmStatus.AuthLoginFailed);
        }

        using var held = session.Lock(Guarded.Applications | Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var status = users.Login(account, out var login);
        session.Login = login;
        return status == HsmStatus.Ok ? new AuthLoginResponse(account.Id) : Answer(status);
    }
}
