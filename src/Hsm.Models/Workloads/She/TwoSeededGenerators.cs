using Hsm.Abstractions;
using Hsm.Models.Specification.She;

namespace Hsm.Models.Workloads.She;

/// <summary>
/// Two sessions of one client start SHE's generator and draw from it. Telling: each starts from a seed of its own, the
/// stored one being moved on in the same step, so that they never draw the same bytes (H3).
/// </summary>
public sealed class TwoSeededGenerators : SheWorkload
{
    /// <inheritdoc/>
    public override string Name => "two-seeded-generators";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["H3"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies => [new(0, Draw), new(1, Draw)];

    /// <inheritdoc/>
    private protected override IReadOnlyList<int> GivenSlots => [SheRules.SecretKey, SheRules.Seed];

    private static void Draw(IHsmClient client)
    {
        client.Send(new SheInitRngRequest());
        client.Send(new SheRandomRequest());
    }
}
