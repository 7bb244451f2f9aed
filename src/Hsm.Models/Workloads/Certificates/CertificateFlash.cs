using Hsm.Abstractions;

namespace Hsm.Models.Workloads.Certificates;

/// <summary>What workloads with certificates have in common.</summary>
internal static class CertificateFlash
{
    /// <summary>Room for a few roots.</summary>
    public const int PartitionSizeBytes = 2048;

    /// <summary>Stores a root.</summary>
    public static CertificateAddTrustedRequest Root(NvmId id, ObjectFlags flags, Bytes certificate) =>
        new(new ObjectMetadata(id, 0, flags, (ushort)certificate.Length, default), certificate);
}
