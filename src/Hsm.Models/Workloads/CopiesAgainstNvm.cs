using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// G1. A key in NVM has a copy in the cache. One session reads the object and then exports the key that it is, while
/// another replaces the object. Telling: whoever has read the new object must not be given the old copy, so the write to
/// NVM and the end of the copies must be one step for those who look at either.
/// </summary>
public sealed class CopiesAgainstNvm : Workload
{
    private static readonly KeyId s_key = KeyId.Global(9);
    private static readonly NvmId s_object = s_key.ToNvmId(ClientId.Global);

    /// <inheritdoc/>
    public override string Name => "copies-against-nvm";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["G1"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new NvmReadRequest(s_object, 0, 64));
            client.Send(new KeyExportRequest(s_key));
        }),
        new(1, static client => client.Send(Version("new", 0x22))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[1], Version("old", 0x11));
        Require(sessions[0], new KeyExportRequest(s_key));
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[1].Send(new KeyExportRequest(s_key));
    }

    private static NvmAddRequest Version(string label, byte content) => new(
        new ObjectMetadata(s_object, 0, ObjectFlags.None, 16, ObjectLabel.FromText(label)),
        Bytes.Repeat(content, 16));
}
