namespace Hsm.Abstractions;

/// <summary>Whether a signature matches.</summary>
/// <param name="IsValid">True when it does.</param>
/// <param name="PublicKey">When it was asked for: SubjectPublicKeyInfo DER; else empty.</param>
public sealed record SignatureVerifyResponse(bool IsValid, Bytes PublicKey) : HsmResponse(HsmStatus.Ok);
