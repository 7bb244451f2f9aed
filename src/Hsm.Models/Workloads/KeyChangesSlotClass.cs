using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// K6, K8. One big slot is left. One session replaces a short key by a long one, another caches a long key of its own and
/// then looks at the first. Telling: who gets no slot has lost nothing, and who gets one has the id once, not in each
/// class of slots.
/// </summary>
public sealed class KeyChangesSlotClass : Workload
{
    private const int LongKeyBytes = 300;

    private static readonly KeyId s_key = KeyId.Global(7);
    private static readonly KeyId s_other = KeyId.Global(8);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("short or long");

    /// <inheritdoc/>
    public override string Name => "key-changes-slot-class";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K6", "K8"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(Cache(s_key, 0x22, LongKeyBytes));
            client.Send(new KeyExportRequest(s_key));
        }),
        new(1, static client =>
        {
            client.Send(Cache(s_other, 0x33, LongKeyBytes));
            client.Send(new KeyExportRequest(s_key));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], Cache(s_key, 0x11, 16));
        Require(sessions[0], Cache(KeyId.Global(1), 0x01, LongKeyBytes));
        Require(sessions[0], Cache(KeyId.Global(2), 0x02, LongKeyBytes));
    }

    private static KeyCacheRequest Cache(KeyId id, byte content, int lengthBytes) =>
        new(id, ObjectFlags.None, s_label, Bytes.Repeat(content, lengthBytes));
}
