using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// A5. Two sessions draw random bytes at the same time, and one generates a key. Telling: no value may be drawn twice,
/// which it is when both read the state of one generator before either writes it back.
/// </summary>
public sealed class SharedRandomness : Workload
{
    private const int LengthBytes = 16;

    /// <inheritdoc/>
    public override string Name => "shared-randomness";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["A5"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new RngRequest(LengthBytes));
            client.Send(new Ed25519KeyGenRequest(KeyTarget.Ephemeral));
        }),
        new(1, static client => client.Send(new RngRequest(LengthBytes))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);
}
