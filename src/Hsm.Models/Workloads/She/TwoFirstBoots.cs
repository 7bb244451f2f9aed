using Hsm.Abstractions;
using Hsm.Models.Specification.She;

namespace Hsm.Models.Workloads.She;

/// <summary>
/// Two sessions of one client boot different loaders before any MAC of one is stored. Telling: the MAC of whoever
/// finishes first is stored and is right, the other's is not, so looking for a MAC and storing one must be one step (H2).
/// </summary>
public sealed class TwoFirstBoots : SheWorkload
{
    private const int LoaderLengthBytes = 16;

    /// <inheritdoc/>
    public override string Name => "two-first-boots";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["H2"];

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => Boot(client, 0x11)),
        new(1, static client => Boot(client, 0x22)),
    ];

    /// <inheritdoc/>
    private protected override IReadOnlyList<int> GivenSlots => [SheRules.BootMacKey];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        base.Setup(sessions);
        foreach (IHsmClient session in sessions)
        {
            Require(session, new SheSecureBootInitRequest(LoaderLengthBytes));
        }
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        foreach (IHsmClient session in sessions)
        {
            session.Send(new SheGetStatusRequest());
        }
    }

    private static void Boot(IHsmClient client, byte loader)
    {
        client.Send(new SheSecureBootUpdateRequest(Bytes.Repeat(loader, LoaderLengthBytes)));
        client.Send(new SheSecureBootFinishRequest());
    }
}
