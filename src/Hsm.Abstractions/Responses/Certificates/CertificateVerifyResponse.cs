namespace Hsm.Abstractions;

/// <summary>The chain holds.</summary>
/// <param name="Key">Id of the cached public key if one was asked for, else 0.</param>
public sealed record CertificateVerifyResponse(KeyId Key) : HsmResponse(HsmStatus.Ok);
