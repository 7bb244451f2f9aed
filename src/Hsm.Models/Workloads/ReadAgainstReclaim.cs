using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// N3. One session reads an object while another destroys the one that stands before it, which moves the object to another
/// place in another partition. Telling: the bytes at a former place are nobody's.
/// </summary>
public sealed class ReadAgainstReclaim : Workload
{
    private static readonly NvmId s_before = new(0x0001);
    private static readonly NvmId s_read = new(0x0002);

    /// <inheritdoc/>
    public override string Name => "read-against-reclaim";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N3"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new NvmReadRequest(s_read, 4, 8))),
        new(1, static client => client.Send(new NvmDestroyRequest(new NvmIdList(s_before)))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: false);
        Require(sessions[1], Object(s_before));
        Require(sessions[1], Object(s_read));
    }

    private static NvmAddRequest Object(NvmId id) =>
        new(new ObjectMetadata(id, 0, ObjectFlags.None, 16, ObjectLabel.FromText("object")), Bytes.Repeat(id.Number, 16));
}
