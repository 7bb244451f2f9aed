using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// K9. A key in NVM has a copy in the shared cache. One session destroys the object, the other commits the key and looks
/// whether NVM has it. Telling: a commit writes what is uncommitted; a copy of what was destroyed is nothing that could be
/// written again.
/// </summary>
public sealed class DestroyAgainstCommit : Workload
{
    private static readonly KeyId s_key = KeyId.Global(9);
    private static readonly NvmId s_object = s_key.ToNvmId(ClientId.Global);

    /// <inheritdoc/>
    public override string Name => "destroy-against-commit";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K9"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new NvmDestroyRequest(new NvmIdList(s_object)))),
        new(1, static client =>
        {
            client.Send(new KeyCommitRequest(s_key));
            client.Send(new NvmGetMetadataRequest(s_object));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[1], new KeyCacheRequest(s_key, ObjectFlags.None, ObjectLabel.FromText("copied"), Bytes.Repeat(0x11, 16)));
        Require(sessions[1], new KeyCommitRequest(s_key));
    }
}
