using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// N6. One application changes two attributes of an object while another reads both. Telling: it reads both old or both new.
/// </summary>
public sealed class TokenTornAttributes : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-torn-attributes";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N6"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenSetAttributesRequest(1, 2, Version("new")))),
        new(1, static client =>
        {
            client.Send(new TokenGetAttributesRequest(1, 2, new TokenAttributeTypes(TokenAttributeType.Label, TokenAttributeType.Id)));
            client.Send(new TokenGetAttributesRequest(1, 2, new TokenAttributeTypes(TokenAttributeType.Label, TokenAttributeType.Id)));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: false);
        RequireToken(sessions[0], new TokenCreateObjectRequest(1, Data("object").With(Version("old"))));
        Search(sessions[1], 1);
    }

    private static TokenAttributes Version(string text) => TokenAttributes.Of(
        TokenAttribute.Of(TokenAttributeType.Label, text),
        TokenAttribute.Of(TokenAttributeType.Id, text));
}
