using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// One thread encrypts with a key while another destroys it and makes one of other bytes. Telling: an operation that was begun
/// uses the key as it was then; one that was not finds no key.
/// </summary>
public sealed class TokenCipherAgainstDestroy : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-cipher-against-destroy";

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new TokenCipherInitRequest(1, 3, new TokenCipher(TokenOperation.Encrypt, Bytes.Repeat(1, 12), default, 16)));
            client.Send(new TokenCipherRunRequest(1, TokenOperation.Encrypt, Bytes.Repeat(2, 16)));
        }),
        new(1, static client =>
        {
            client.Send(new TokenDestroyObjectRequest(2, 3));
            client.Send(new TokenCreateObjectRequest(2, Key(0x44)));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: true);
        RequireToken(sessions[0], new TokenCreateObjectRequest(1, Key(0x33)));
    }

    private static TokenAttributes Key(byte content) => TokenAttributes.Of(
        TokenRules.Class(TokenRules.SecretKeyClass),
        TokenAttribute.Of(TokenAttributeType.Private, value: false),
        new TokenAttribute(TokenAttributeType.Value, Bytes.Repeat(content, 16)));
}
