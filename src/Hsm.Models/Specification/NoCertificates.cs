using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>For histories without certificates: nothing is one.</summary>
public sealed class NoCertificates : ICertificateOracle
{
    /// <inheritdoc/>
    public HsmStatus Verify(Bytes root, Bytes chain) => HsmStatus.AsnParse;

    /// <inheritdoc/>
    public HsmStatus VerifyAttribute(Bytes root, Bytes certificate) => HsmStatus.AsnParse;

    /// <inheritdoc/>
    public Bytes LeafPublicKey(Bytes chain) => Bytes.Empty;
}
