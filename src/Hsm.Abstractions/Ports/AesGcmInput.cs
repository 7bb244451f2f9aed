namespace Hsm.Abstractions;

/// <summary>Input of one AES-GCM operation.</summary>
/// <param name="Key">16, 24 or 32 bytes; valid during the call only, the caller zeroes it afterwards.</param>
/// <param name="Iv">1 byte or more.</param>
/// <param name="Aad">May be empty.</param>
/// <param name="Data">Plaintext or ciphertext; may be empty.</param>
/// <param name="TagLengthBytes">12..16.</param>
public readonly record struct AesGcmInput(ReadOnlyMemory<byte> Key, Bytes Iv, Bytes Aad, Bytes Data, int TagLengthBytes);
