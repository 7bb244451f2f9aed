using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// N9. One application makes an object while another searches and reads what it finds. Telling: what is found is whole.
/// </summary>
public sealed class TokenCreateAgainstFind : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-create-against-find";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N9"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenCreateObjectRequest(1, Data("object", TokenAttribute.Of(TokenAttributeType.Id, "id"))))),
        new(1, static client =>
        {
            client.Send(new TokenFindInitRequest(1, TokenAttributes.Empty));
            if (client.Send(new TokenFindRequest(1, 8)) is TokenHandlesResponse { Handles.Count: > 0 } found)
            {
                client.Send(new TokenGetAttributesRequest(
                    1, found.Handles.Span[0], new TokenAttributeTypes(TokenAttributeType.Label, TokenAttributeType.Id)));
            }
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: false);
    }
}
