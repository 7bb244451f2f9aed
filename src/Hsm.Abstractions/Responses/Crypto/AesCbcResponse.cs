namespace Hsm.Abstractions;

/// <summary>Result of AES-CBC.</summary>
/// <param name="Output">As long as the data.</param>
/// <param name="Iv">16 bytes to go on with: the last block of ciphertext.</param>
public sealed record AesCbcResponse(Bytes Output, Bytes Iv) : HsmResponse(HsmStatus.Ok);
