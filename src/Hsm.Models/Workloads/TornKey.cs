using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// K3. One session exports a shared key while another replaces it by one with another label, other bytes and another
/// length. Telling: label and bytes must be of one version.
/// </summary>
public sealed class TornKey : Workload
{
    private static readonly KeyId s_key = KeyId.Global(6);

    /// <inheritdoc/>
    public override string Name => "torn-key";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K3"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new KeyExportRequest(s_key))),
        new(1, static client => client.Send(Version("new", 0x22, 24))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: false);
        Require(sessions[1], Version("old", 0x11, 16));
    }

    private static KeyCacheRequest Version(string label, byte content, int lengthBytes) =>
        new(s_key, ObjectFlags.None, ObjectLabel.FromText(label), Bytes.Repeat(content, lengthBytes));
}
