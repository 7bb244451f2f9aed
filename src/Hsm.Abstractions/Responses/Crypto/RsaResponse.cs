namespace Hsm.Abstractions;

/// <summary>Result of the RSA primitive.</summary>
/// <param name="Output">As long as the modulus.</param>
public sealed record RsaResponse(Bytes Output) : HsmResponse(HsmStatus.Ok);
