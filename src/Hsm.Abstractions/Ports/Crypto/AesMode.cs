namespace Hsm.Abstractions;

/// <summary>
/// Modes of AES that a provider has to have of its own. CTR and CMAC are composed of these by whoever needs them, for
/// their state is held by the client (protocol page 7). Values are the wire's.
/// </summary>
public enum AesMode
{
    /// <summary>Cipher block chaining (NIST SP 800-38A 6.2).</summary>
    Cbc = 2,

    /// <summary>Electronic codebook (NIST SP 800-38A 6.1).</summary>
    Ecb = 13,
}
