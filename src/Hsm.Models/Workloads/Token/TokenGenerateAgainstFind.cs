using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// One application has a key made and signs with it, another searches, reads what it finds and destroys it. Telling: what
/// is found is a whole key; an operation that was begun outlives it.
/// </summary>
public sealed class TokenGenerateAgainstFind : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-generate-against-find";

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new TokenGenerateKeyRequest(1, Key));
            client.Send(new TokenCipherInitRequest(1, 2, new TokenCipher(TokenOperation.Sign, default, default, 16) { Mechanism = TokenMechanism.AesCmac }));
            client.Send(new TokenCipherRunRequest(1, TokenOperation.Sign, Bytes.Repeat(2, 20)));
        }),
        new(1, static client =>
        {
            client.Send(new TokenFindInitRequest(1, TokenAttributes.Empty));
            if (client.Send(new TokenFindRequest(1, 8)) is TokenHandlesResponse { Handles.Count: > 0 } found)
            {
                client.Send(new TokenGetAttributesRequest(
                    1, found.Handles.Span[0], new TokenAttributeTypes(TokenAttributeType.Value, TokenAttributeType.ValueLength, TokenAttributeType.Local)));
                client.Send(new TokenDestroyObjectRequest(1, found.Handles.Span[0]));
            }
        }),
    ];

    private static TokenAttributes Key => TokenAttributes.Of(
        TokenRules.Class(TokenRules.SecretKeyClass),
        TokenAttribute.Of(TokenAttributeType.Token, value: true),
        TokenAttribute.Of(TokenAttributeType.Private, value: false),
        TokenRules.Number(TokenAttributeType.ValueLength, 16));

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: false);
    }
}
