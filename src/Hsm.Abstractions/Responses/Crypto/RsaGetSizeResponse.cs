namespace Hsm.Abstractions;

/// <summary>Length of an RSA modulus.</summary>
/// <param name="SizeBytes">In bytes.</param>
public sealed record RsaGetSizeResponse(int SizeBytes) : HsmResponse(HsmStatus.Ok);
