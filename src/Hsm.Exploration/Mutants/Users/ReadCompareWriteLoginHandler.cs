using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// U3. Looks how many attempts are left, compares, and then writes one less than it read: guesses made at the same time
/// count as one, so that as many can be made as there are sessions.
/// </summary>
internal sealed class ReadCompareWriteLoginHandler : AuthHandler<AuthLoginRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, UserRegistry users, AuthLoginRequest request)
    {
        UserAccount? account;
        var wrongInARow = 0;
        using (var held = session.Lock(Guarded.Applications | Guarded.Store))
        {
            account = held.Failed ? null : users.Find(request.Name);
            var status = account is null || UserRegistry.Current(session.Login) is not null
                ? HsmStatus.AuthLoginFailed
                : users.Spend(account, out wrongInARow);
            if (status != HsmStatus.Ok)
            {
                return Answer(held.Failed ? held.Status : HsmStatus.AuthLoginFailed);
            }

            users.GiveBack(account!, wrongInARow);
        }

        var isRight = account!.Credential.Accepts(request.Proof.Span) && account.Credential.Method == request.Method;
        using var again = session.Lock(Guarded.Applications | Guarded.Store);
        if (again.Failed)
        {
            return Answer(again.Status);
        }

        if (!isRight)
        {
            users.GiveBack(account, wrongInARow + 1);
            return Answer(HsmStatus.AuthLoginFailed);
        }

        users.Login(account, out var login);
        session.Login = login;
        return new AuthLoginResponse(account.Id);
    }
}
