namespace Hsm.Abstractions;

/// <summary>Result of an AES-GCM encryption.</summary>
/// <param name="Ciphertext">As long as the plaintext.</param>
/// <param name="Tag">Of the length asked for.</param>
public readonly record struct AesGcmOutput(Bytes Ciphertext, Bytes Tag);
