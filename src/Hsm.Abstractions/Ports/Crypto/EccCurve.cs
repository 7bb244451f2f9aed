namespace Hsm.Abstractions;

/// <summary>NIST's prime curves (SP 800-186 3.2.1); values are the wire's, those of wolfCrypt.</summary>
public enum EccCurve
{
    /// <summary>No curve of ours.</summary>
    None = 0,

    /// <summary>P-256, secp256r1.</summary>
    P256 = 7,

    /// <summary>P-384, secp384r1.</summary>
    P384 = 15,

    /// <summary>P-521, secp521r1.</summary>
    P521 = 16,
}
