using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// N2. One session destroys three objects at once, another the second of them. Telling: an id that is absent by then passes,
/// and the others of its list go together.
/// </summary>
public sealed class DestroyBatch : Workload
{
    private static readonly NvmId s_first = new(0x0001);
    private static readonly NvmId s_second = new(0x0002);
    private static readonly NvmId s_third = new(0x0003);

    /// <inheritdoc/>
    public override string Name => "destroy-batch";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N2"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new NvmDestroyRequest(new NvmIdList(s_first, s_second, s_third)))),
        new(1, static client => client.Send(new NvmDestroyRequest(new NvmIdList(s_second)))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: false);
        foreach (NvmId id in (NvmId[])[s_first, s_second, s_third])
        {
            Require(sessions[0], new NvmAddRequest(
                new ObjectMetadata(id, 0, ObjectFlags.None, 8, ObjectLabel.FromText("object")), Bytes.Repeat(id.Number, 8)));
        }
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(new NvmListRequest(NvmId.None));
    }
}
