using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// S6. One thread closes all sessions of an application while another opens one and makes an object.
/// </summary>
public sealed class TokenCloseAllAgainstOpen : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-close-all-against-open";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["S6"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenCloseAllSessionsRequest())),
        new(1, static client =>
        {
            if (client.Send(new TokenOpenSessionRequest(IsReadWrite: true)) is TokenHandleResponse opened)
            {
                client.Send(new TokenSessionInfoRequest(opened.Handle));
            }
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: true);
    }
}
