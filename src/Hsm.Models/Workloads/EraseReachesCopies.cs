using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// Two sessions of one client have copies of one committed key. One revokes it, which the other must notice at its next
/// use; then both erase it, which policy forbids by now. Telling: what reaches NVM must reach every cached copy, and
/// erase and revoke must check and act in one step (K7: a copy taken between the end of the copies and the write
/// outlives the revocation); and must take their locks in one order (G2).
/// </summary>
public sealed class EraseReachesCopies : Workload
{
    private static readonly KeyId s_key = KeyId.Local(3);
    private static readonly ObjectLabel s_label = ObjectLabel.FromText("copied");

    /// <inheritdoc/>
    public override string Name => "erase-reaches-copies";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["G2", "G2b", "K7"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new KeyRevokeRequest(s_key));
            client.Send(new KeyEraseRequest(s_key));
        }),
        new(1, static client =>
        {
            client.Send(Encrypt());
            client.Send(new KeyEraseRequest(s_key));
            client.Send(Encrypt());
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: true);
        Require(sessions[0], new KeyCacheRequest(s_key, ObjectFlags.UsageEncrypt, s_label, Bytes.Repeat(0x33, 16)));
        Require(sessions[0], new KeyCommitRequest(s_key));
        Require(sessions[1], Encrypt());
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(Encrypt());
        sessions[1].Send(new KeyExportRequest(s_key));
    }

    private static AesGcmEncryptRequest Encrypt() => new(s_key, Bytes.Repeat(1, 12), Bytes.Empty, Bytes.Repeat(0x20, 8));
}
