namespace Hsm.Abstractions;

/// <summary>Which way a cipher goes; the values are the wire's.</summary>
public enum CipherDirection
{
    /// <summary>Ciphertext to plaintext.</summary>
    Decrypt = 0,

    /// <summary>Plaintext to ciphertext.</summary>
    Encrypt = 1,
}
