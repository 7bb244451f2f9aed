namespace Hsm.Abstractions;

/// <summary>Parameter set of ML-DSA; the values are the wire's (wolfCrypt: the NIST security level).</summary>
public enum MlDsaLevel
{
    /// <summary>ML-DSA-44.</summary>
    MlDsa44 = 2,

    /// <summary>ML-DSA-65.</summary>
    MlDsa65 = 3,

    /// <summary>ML-DSA-87.</summary>
    MlDsa87 = 5,
}
