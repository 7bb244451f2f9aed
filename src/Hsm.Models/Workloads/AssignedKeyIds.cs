using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// K1. Two sessions cache a key each under an id that the server chooses, in the cache they share, and export it again.
/// Telling: choosing the id and taking the slot must be one step, else both get one id and one key is lost.
/// </summary>
public sealed class AssignedKeyIds : Workload
{
    /// <inheritdoc/>
    public override string Name => "assigned-key-ids";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["K1"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => CacheAndExport(client, "first", 0xA1)),
        new(1, static client => CacheAndExport(client, "second", 0xB2)),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);

    private static void CacheAndExport(IHsmClient client, string label, byte content)
    {
        HsmResponse response = client.Send(new KeyCacheRequest(
            KeyId.AssignGlobal, ObjectFlags.None, ObjectLabel.FromText(label), Bytes.Repeat(content, 16)));
        if (response is KeyCacheResponse cached)
        {
            client.Send(new KeyExportRequest(cached.Id));
        }
    }
}
