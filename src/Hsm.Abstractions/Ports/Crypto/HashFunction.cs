namespace Hsm.Abstractions;

/// <summary>SHA-2 and SHA-3 (FIPS 180-4, FIPS 202); values are the wire's, those of wolfCrypt's hash types.</summary>
public enum HashFunction
{
    /// <summary>No function.</summary>
    None = 0,

    /// <summary>SHA-224: 28 bytes, blocks of 64.</summary>
    Sha224 = 5,

    /// <summary>SHA-256: 32 bytes, blocks of 64.</summary>
    Sha256 = 6,

    /// <summary>SHA-384: 48 bytes, blocks of 128.</summary>
    Sha384 = 7,

    /// <summary>SHA-512: 64 bytes, blocks of 128.</summary>
    Sha512 = 8,

    /// <summary>SHA3-224: 28 bytes, blocks of 144.</summary>
    Sha3With224 = 10,

    /// <summary>SHA3-256: 32 bytes, blocks of 136.</summary>
    Sha3With256 = 11,

    /// <summary>SHA3-384: 48 bytes, blocks of 104.</summary>
    Sha3With384 = 12,

    /// <summary>SHA3-512: 64 bytes, blocks of 72.</summary>
    Sha3With512 = 13,

    /// <summary>SHA-512/224: 28 bytes, blocks of 128.</summary>
    Sha512With224 = 16,

    /// <summary>SHA-512/256: 32 bytes, blocks of 128.</summary>
    Sha512With256 = 17,
}
