using Hsm.Abstractions;
using Hsm.Models.Specification.She;

namespace Hsm.Models.Workloads.She;

/// <summary>
/// Two sessions load keys with the counters 2 and 3 into one slot, and one of them loads counter 2 again. Telling: a slot
/// never goes back to an older counter, so whoever loads 2 after 3 is refused, and what is answered with Ok last is the
/// key that makes the MACs (H1).
/// </summary>
public sealed class RacingKeyLoads : SheWorkload
{
    /// <inheritdoc/>
    public override string Name => "racing-key-loads";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["H1"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies
    {
        get
        {
            // Made here, on one thread: making them is the client's own work and nothing to interleave.
            SheLoadKeyRequest older = Load(2, Bytes.Repeat(0x22, 16));
            SheLoadKeyRequest newer = Load(3, Bytes.Repeat(0x33, 16));
            return
            [
                new(0, client => client.Send(older)),
                new(1, client =>
                {
                    client.Send(newer);
                    client.Send(Mac());
                }),
            ];
        }
    }

    /// <inheritdoc/>
    private protected override IReadOnlyList<int> GivenSlots => [SheRules.MasterKey];

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(Load(2, Bytes.Repeat(0x44, 16)));
        sessions[0].Send(Mac());
    }
}
