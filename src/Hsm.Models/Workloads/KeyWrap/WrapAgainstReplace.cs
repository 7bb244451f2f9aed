using Hsm.Abstractions;

namespace Hsm.Models.Workloads.KeyWrap;

/// <summary>
/// One session has a key wrapped and unwraps it again, while a second session replaces that key. Telling: metadata and
/// bytes in the blob are those of one version (V2).
/// </summary>
public sealed class WrapAgainstReplace : Workload
{
    private static readonly KeyId s_wrapping = new(KeyId.HardwareFlag | WorkloadServer.HardwareKeyNumber);
    private static readonly KeyId s_key = KeyId.Global(9);

    /// <inheritdoc/>
    public override string Name => "wrap-against-replace";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["V2"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            if (client.Send(new KeyWrapExportRequest(s_key, ObjectType.Crypto, s_wrapping)) is KeyWrapExportResponse { WrappedKey: var blob })
            {
                client.Send(new KeyUnwrapExportRequest(s_wrapping, blob));
            }
        }),
        new(1, static client => client.Send(Version("new", 0x22))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[1], Version("old", 0x11));
    }

    private static KeyCacheRequest Version(string label, byte content) =>
        new(s_key, ObjectFlags.None, ObjectLabel.FromText(label), Bytes.Repeat(content, 16));
}
