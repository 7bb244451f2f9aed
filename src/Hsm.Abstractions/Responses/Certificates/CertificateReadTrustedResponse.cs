namespace Hsm.Abstractions;

/// <summary>A trusted root certificate.</summary>
/// <param name="Certificate">X.509 DER.</param>
public sealed record CertificateReadTrustedResponse(Bytes Certificate) : HsmResponse(HsmStatus.Ok);
