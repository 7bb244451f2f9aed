using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// N7. One thread destroys an object while another looks at it and then searches. Telling: an object whose handle was refused
/// is not found afterwards.
/// </summary>
public sealed class TokenDestroyAgainstFind : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-destroy-against-find";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N7"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenDestroyObjectRequest(1, 3))),
        new(1, static client =>
        {
            client.Send(new TokenGetAttributesRequest(2, 3, new TokenAttributeTypes(TokenAttributeType.Label)));
            client.Send(new TokenFindInitRequest(2, TokenAttributes.Empty));
            client.Send(new TokenFindRequest(2, 8));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: true);
        RequireToken(sessions[0], new TokenCreateObjectRequest(1, Data("object")));
    }
}
