namespace Hsm.Abstractions;

/// <summary>Switches the memory of verified certificates.</summary>
/// <param name="IsEnabled">Off also forgets.</param>
/// <remarks>Answers StatusResponse(Ok).</remarks>
public sealed record CertificateVerifyCacheSetEnabledRequest(bool IsEnabled) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.CertificateVerifyCacheSetEnabled;
}
