using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// One thread logs an application in while another closes all its sessions, opens one and tries a wrong PIN, where one attempt
/// is all there is. Telling: the new session is not logged in, so what was looked at before the PIN must still be there after
/// (U5); and an attempt that was not in vain is never missed, so PINs are compared one after the other (U6).
/// </summary>
public sealed class TokenLoginAgainstClose : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-login-against-close";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["U5", "U6"];

    /// <inheritdoc/>
    public override int MaxAttempts => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenLoginRequest(1, TokenUser.User, UserPin))),
        new(1, static client =>
        {
            client.Send(new TokenCloseAllSessionsRequest());
            client.Send(new TokenOpenSessionRequest(IsReadWrite: true));
            client.Send(new TokenLoginRequest(2, TokenUser.User, WorkloadServer.Utf8("4321")));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        RequireToken(sessions[0], new TokenAttachRequest(1));
        RequireToken(sessions[1], new TokenAttachRequest(1));
        RequireToken(sessions[0], new TokenOpenSessionRequest(IsReadWrite: true));
    }
}
