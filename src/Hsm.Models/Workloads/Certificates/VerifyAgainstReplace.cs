using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Workloads.Certificates;

/// <summary>
/// One session verifies a chain while a second session puts another root in the place of the chain's, and then verifies
/// the same chain. Telling: once the root is another the chain does not hold, whatever was verified under the old one and
/// remembered meanwhile (C2).
/// </summary>
public sealed class VerifyAgainstReplace : Workload
{
    private static readonly NvmId s_root = new(0x0021);

    /// <inheritdoc/>
    public override string Name => "verify-against-replace";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["C2"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override int PartitionSizeBytes => CertificateFlash.PartitionSizeBytes;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(Verify())),
        new(1, static client =>
        {
            client.Send(CertificateFlash.Root(s_root, ObjectFlags.None, SampleCertificates.RootB));
            client.Send(Verify());
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[0], CertificateFlash.Root(s_root, ObjectFlags.None, SampleCertificates.RootA));
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(Verify());
    }

    private static CertificateVerifyRequest Verify() => new(s_root, SampleCertificates.LeafOfA);
}
