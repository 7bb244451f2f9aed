namespace Hsm.Abstractions;

/// <summary>Where a client would have a CRYPTO request computed (protocol page 7).</summary>
public enum CryptoAffinity
{
    /// <summary>By the accelerator.</summary>
    Hardware = 0,

    /// <summary>By software.</summary>
    Software = 1,
}
