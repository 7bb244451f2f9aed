using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// K2. One session exports a shared key; another puts a key in its place that must not leave the server, then revokes
/// it. Telling: policy and bytes must be of one instant, else the check passes for the old key and the new one's bytes
/// get out. Both keys have one label, so that nothing but the bytes gives it away.
/// </summary>
public sealed class ExportAgainstPolicy : Workload
{
    private static readonly KeyId s_key = KeyId.Global(5);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("shared");

    /// <inheritdoc/>
    public override string Name => "export-against-policy";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K2"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new KeyExportRequest(s_key))),
        new(1, static client =>
        {
            client.Send(new KeyCacheRequest(s_key, ObjectFlags.NonExportable, s_label, Bytes.Repeat(0x5E, 16)));
            client.Send(new KeyRevokeRequest(s_key));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: false);
        Require(sessions[0], new KeyCacheRequest(s_key, ObjectFlags.None, s_label, Bytes.Repeat(0x0F, 16)));
    }
}
