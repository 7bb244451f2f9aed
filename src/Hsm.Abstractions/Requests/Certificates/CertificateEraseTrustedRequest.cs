namespace Hsm.Abstractions;

/// <summary>Destroys a trusted root certificate.</summary>
/// <param name="Id">The object.</param>
/// <remarks>
/// Ok; NotFound: absent; Access: NonDestroyable or Trusted, or NonModifiable and no plain object, so no root. What was verified
/// against it is no longer cached.
/// </remarks>
public sealed record CertificateEraseTrustedRequest(NvmId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateEraseTrusted;
}
