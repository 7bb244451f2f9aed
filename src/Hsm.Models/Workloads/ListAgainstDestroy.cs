using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// One session walks through NVM and looks at what it finds; another destroys two objects at once and adds a third.
/// Telling: both objects go at one instant, and the walk sees the order in which objects were last written.
/// </summary>
public sealed class ListAgainstDestroy : Workload
{
    private static readonly NvmId s_first = new(0x0001);
    private static readonly NvmId s_second = new(0x0002);
    private static readonly NvmId s_third = new(0x0003);

    /// <inheritdoc/>
    public override string Name => "list-against-destroy";

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            HsmResponse response = client.Send(new NvmListRequest(NvmId.None));
            if (response is NvmListResponse { Count: > 0 } first)
            {
                client.Send(new NvmListRequest(first.Id));
                client.Send(new NvmGetMetadataRequest(s_second));
            }
        }),
        new(1, static client =>
        {
            client.Send(new NvmDestroyRequest(new NvmIdList(s_first, s_second)));
            client.Send(Object(s_third));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], Object(s_first));
        Require(sessions[0], Object(s_second));
    }

    private static NvmAddRequest Object(NvmId id) =>
        new(new ObjectMetadata(id, 0, ObjectFlags.None, 8, ObjectLabel.FromText("object")), Bytes.Repeat(id.Number, 8));
}
