using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>Whether chains of certificates hold, as a pure function.</summary>
public interface ICertificateOracle
{
    /// <summary>Verifies a chain.</summary>
    /// <param name="root">Object of a trusted root; may be anything.</param>
    /// <param name="chain">As sent.</param>
    /// <returns>Ok, CertificateVerify, or AsnParse: the chain is no certificates.</returns>
    HsmStatus Verify(Bytes root, Bytes chain);

    /// <summary>Verifies an attribute certificate.</summary>
    /// <param name="root">Object of a trusted root; may be anything.</param>
    /// <param name="certificate">As sent.</param>
    /// <returns>Ok, CertificateVerify, or AsnParse: no attribute certificate.</returns>
    HsmStatus VerifyAttribute(Bytes root, Bytes certificate);

    /// <summary>The leaf's public key.</summary>
    /// <param name="chain">That holds.</param>
    /// <returns>SubjectPublicKeyInfo, DER.</returns>
    Bytes LeafPublicKey(Bytes chain);
}
