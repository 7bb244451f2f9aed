namespace Hsm.Abstractions;

/// <summary>A secret and its encapsulation.</summary>
/// <param name="Ciphertext">For the holder of the private key.</param>
/// <param name="Secret">32 bytes.</param>
public readonly record struct MlKemSecret(Bytes Ciphertext, Bytes Secret);
