namespace Hsm.Abstractions;

/// <summary>Result of a decryption whose tag matched.</summary>
/// <param name="Plaintext">As long as the ciphertext.</param>
public sealed record AesGcmDecryptResponse(Bytes Plaintext) : HsmResponse(HsmStatus.Ok);
