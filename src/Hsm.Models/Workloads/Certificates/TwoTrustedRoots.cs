using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Workloads.Certificates;

/// <summary>
/// Two sessions store different roots under one id, each of them never to be modified, and read what is there. Telling:
/// the first one stays and the second is refused, so looking whether the place may be written and writing it must be one
/// step (C3).
/// </summary>
public sealed class TwoTrustedRoots : Workload
{
    private static readonly NvmId s_root = new(0x0021);

    /// <inheritdoc/>
    public override string Name => "two-trusted-roots";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["C3"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override int PartitionSizeBytes => CertificateFlash.PartitionSizeBytes;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => AddAndRead(client, SampleCertificates.RootA)),
        new(1, static client => AddAndRead(client, SampleCertificates.RootB)),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);

    private static void AddAndRead(IHsmClient client, Bytes root)
    {
        client.Send(CertificateFlash.Root(s_root, ObjectFlags.NonModifiable, root));
        client.Send(new CertificateReadTrustedRequest(s_root));
    }
}
