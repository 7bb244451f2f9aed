namespace Hsm.Abstractions;

/// <summary>What a verification does besides; the bits are the wire's.</summary>
[Flags]
public enum CertificateVerifyFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Puts the leaf's public key into the key cache.</summary>
    CacheLeafPublicKey = 1,
}
