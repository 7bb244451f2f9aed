namespace Hsm.Abstractions;

/// <summary>What keys and data are wrapped with; the values are the wire's.</summary>
public enum WrapCipher
{
    /// <summary>Nothing; refused.</summary>
    None = 0,

    /// <summary>AES-GCM.</summary>
    AesGcm = 3,
}
