namespace Hsm.Abstractions;

/// <summary>Result of AES-ECB.</summary>
/// <param name="Output">As long as the data.</param>
public sealed record AesEcbResponse(Bytes Output) : HsmResponse(HsmStatus.Ok);
