namespace Hsm.Abstractions;

/// <summary>Parameter set of ML-KEM; the values are the wire's (wolfCrypt).</summary>
public enum MlKemLevel
{
    /// <summary>ML-KEM-512.</summary>
    MlKem512 = 0,

    /// <summary>ML-KEM-768.</summary>
    MlKem768 = 1,

    /// <summary>ML-KEM-1024.</summary>
    MlKem1024 = 2,
}
