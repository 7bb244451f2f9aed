namespace Hsm.Abstractions;

/// <summary>What an engine is asked about before it is given more than one record in a call.</summary>
public enum CryptoAlgorithm
{
    /// <summary>AES-GCM (NIST SP 800-38D).</summary>
    AesGcm,

    /// <summary>ChaCha20-Poly1305 (RFC 8439).</summary>
    ChaCha20Poly1305,
}
