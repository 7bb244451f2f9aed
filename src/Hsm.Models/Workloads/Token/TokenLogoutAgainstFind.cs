using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// S3. One thread searches while another logs the application out. Telling: a search that was refused is not active, one that
/// was begun ends with the login or can be ended.
/// </summary>
public sealed class TokenLogoutAgainstFind : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-logout-against-find";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["S3"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new TokenFindInitRequest(1, TokenAttributes.Empty));
            client.Send(new TokenFindInitRequest(1, TokenAttributes.Empty));
            client.Send(new TokenFindFinalRequest(1));
        }),
        new(1, static client => client.Send(new TokenLogoutRequest(2))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: true);
        RequireToken(sessions[0], new TokenLoginRequest(1, TokenUser.User, UserPin));
        RequireToken(
            sessions[0],
            new TokenCreateObjectRequest(1, Data("secret", TokenAttribute.Of(TokenAttributeType.Private, value: true))));
    }
}
