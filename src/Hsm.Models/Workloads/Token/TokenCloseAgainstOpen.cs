using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// S2. One thread closes the last session of a logged-in application while another opens one. Telling: either the new session
/// was there and the application stays logged in, or it was not and begins logged out.
/// </summary>
public sealed class TokenCloseAgainstOpen : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-close-against-open";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["S2"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenCloseSessionRequest(1))),
        new(1, static client =>
        {
            if (client.Send(new TokenOpenSessionRequest(IsReadWrite: true)) is TokenHandleResponse opened)
            {
                client.Send(new TokenSessionInfoRequest(opened.Handle));
                client.Send(new TokenSessionInfoRequest(opened.Handle));
            }
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        RequireToken(sessions[0], new TokenAttachRequest(1));
        RequireToken(sessions[1], new TokenAttachRequest(1));
        RequireToken(sessions[0], new TokenOpenSessionRequest(IsReadWrite: true));
        RequireToken(sessions[0], new TokenLoginRequest(1, TokenUser.User, UserPin));
    }
}
