using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Workloads.Certificates;

/// <summary>
/// One session verifies a chain and has the leaf's key cached, while a second session erases the root and then looks for
/// the key. Telling: a verification that caches a key took effect while the root was there, so whoever erased the root
/// finds the key (C1).
/// </summary>
public sealed class VerifyAgainstErase : Workload
{
    private static readonly NvmId s_root = new(0x0021);
    private static readonly KeyId s_leafKey = KeyId.Global(5);

    /// <inheritdoc/>
    public override string Name => "verify-against-erase";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["C1"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override int PartitionSizeBytes => CertificateFlash.PartitionSizeBytes;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new CertificateVerifyRequest(s_root, SampleCertificates.LeafOfA)
        {
            Flags = CertificateVerifyFlags.CacheLeafPublicKey,
            CachedKeyFlags = ObjectFlags.UsageVerify,
            Key = s_leafKey,
        })),
        new(1, static client =>
        {
            client.Send(new CertificateEraseTrustedRequest(s_root));
            client.Send(new KeyExportRequest(s_leafKey));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], CertificateFlash.Root(s_root, ObjectFlags.None, SampleCertificates.RootA));
    }
}
