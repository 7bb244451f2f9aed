namespace Hsm.Abstractions;

/// <summary>What a key is whose public half is asked for; the values are the wire's (protocol page 7).</summary>
public enum PublicKeyAlgorithm
{
    /// <summary>Not said; refused.</summary>
    None = 0,

    /// <summary>RSA.</summary>
    Rsa = 1,

    /// <summary>A Weierstrass curve.</summary>
    Ecc = 2,

    /// <summary>X25519.</summary>
    X25519 = 3,

    /// <summary>Ed25519.</summary>
    Ed25519 = 4,

    /// <summary>ML-DSA.</summary>
    MlDsa = 5,

    /// <summary>ML-KEM.</summary>
    MlKem = 6,

    /// <summary>LMS.</summary>
    Lms = 7,

    /// <summary>XMSS.</summary>
    Xmss = 8,
}
