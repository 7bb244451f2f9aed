namespace Hsm.Abstractions;

/// <summary>Result of an encryption.</summary>
/// <param name="Ciphertext">As long as the plaintext.</param>
/// <param name="Tag">Of the length asked for.</param>
public sealed record AesGcmEncryptResponse(Bytes Ciphertext, Bytes Tag) : HsmResponse(HsmStatus.Ok);
