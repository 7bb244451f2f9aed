using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Token;

/// <summary>
/// N8. Two applications destroy the same object. Telling: one of them, no more, is told that it did.
/// </summary>
public sealed class TokenRacingDestroys : TokenWorkload
{
    /// <inheritdoc/>
    public override string Name => "token-racing-destroys";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N8"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new TokenDestroyObjectRequest(1, 2))),
        new(1, static client => client.Send(new TokenDestroyObjectRequest(1, 2))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Open(sessions, isOneApplication: false);
        RequireToken(sessions[0], new TokenCreateObjectRequest(1, Data("object")));
        Search(sessions[1], 1);
    }
}
