using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// K3 in NVM. One session reads an object, and exports the key that it is, while another replaces it by a longer one and
/// clears the log. Telling: what a read says about place, length and policy must be of the version whose bytes it
/// returns; the bytes of a moved or erased record are nobody's. And a reader that asks for the read
/// lock a second time waits for the writer that waits for it (S5).
/// </summary>
public sealed class TornObject : Workload
{
    private static readonly KeyId s_key = KeyId.Global(9);
    private static readonly NvmId s_object = s_key.ToNvmId(ClientId.Global);

    /// <inheritdoc/>
    public override string Name => "torn-object";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K3", "S5"];

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
        new(1, static client =>
        {
            client.Send(Version("new", 0x22, 24));
            client.Send(new NvmDestroyRequest(new NvmIdList()));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: false);
        Require(sessions[1], Version("old", 0x11, 16));
    }

    private static NvmAddRequest Version(string label, byte content, int lengthBytes) => new(
        new ObjectMetadata(s_object, 0, ObjectFlags.None, (ushort)lengthBytes, ObjectLabel.FromText(label)),
        Bytes.Repeat(content, lengthBytes));
}
