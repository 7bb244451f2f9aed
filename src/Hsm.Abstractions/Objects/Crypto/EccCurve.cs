namespace Hsm.Abstractions;

/// <summary>A curve; the values are the wire's (wolfCrypt). The page confirms P-256 only.</summary>
public enum EccCurve
{
    /// <summary>A curve that the key describes.</summary>
    Custom = -1,

    /// <summary>The NIST curve of the size asked for.</summary>
    Default = 0,

    /// <summary>NIST P-192.</summary>
    P192 = 1,

    /// <summary>NIST P-256, secp256r1.</summary>
    P256 = 7,

    /// <summary>NIST P-224.</summary>
    P224 = 14,

    /// <summary>NIST P-384.</summary>
    P384 = 15,

    /// <summary>NIST P-521.</summary>
    P521 = 16,

    /// <summary>Koblitz curve secp256k1.</summary>
    Secp256k1 = 20,

    /// <summary>RFC 5639.</summary>
    BrainpoolP256r1 = 24,

    /// <summary>RFC 5639.</summary>
    BrainpoolP384r1 = 26,

    /// <summary>RFC 5639.</summary>
    BrainpoolP512r1 = 27,
}
