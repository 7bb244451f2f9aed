using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// Two clients whose NVM ids are their own keep an object under the same number. Telling: either finds, lists and destroys
/// its own alone, so whose number it is must be told from the request's session and from nothing that sessions share (N11).
/// </summary>
public sealed class SameNumbers : Workload
{
    private static readonly NvmId s_number = new(5);

    /// <inheritdoc/>
    public override string Name => "same-numbers";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N11"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override int PartitionSizeBytes => 512;

    /// <inheritdoc/>
    public override NvmIdScheme NvmIds => NvmIdScheme.PerClient;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(Object(0xA1));
            client.Send(new NvmReadRequest(s_number, 0, 8));
            client.Send(new NvmListRequest(NvmId.None));
        }),
        new(1, static client =>
        {
            client.Send(Object(0xB2));
            client.Send(new NvmDestroyRequest(new NvmIdList(s_number)));
            client.Send(new NvmListRequest(NvmId.None));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);

    private static NvmAddRequest Object(byte fill) =>
        new(new ObjectMetadata(s_number, 0, ObjectFlags.None, 8, ObjectLabel.FromText("object")), Bytes.Repeat(fill, 8));
}
