namespace Hsm.Abstractions;

/// <summary>A hash; the values are the wire's (wolfCrypt hash types, protocol page 7).</summary>
public enum HashFunction
{
    /// <summary>No hash.</summary>
    None = 0,

    /// <summary>SHA-224.</summary>
    Sha224 = 5,

    /// <summary>SHA-256.</summary>
    Sha256 = 6,

    /// <summary>SHA-384.</summary>
    Sha384 = 7,

    /// <summary>SHA-512.</summary>
    Sha512 = 8,

    /// <summary>SHA3-224.</summary>
    Sha3_224 = 10,

    /// <summary>SHA3-256.</summary>
    Sha3_256 = 11,

    /// <summary>SHA3-384.</summary>
    Sha3_384 = 12,

    /// <summary>SHA3-512.</summary>
    Sha3_512 = 13,

    /// <summary>SHA-512/224; on the wire an SHA-512 whose state says so.</summary>
    Sha512_224 = 16,

    /// <summary>SHA-512/256; on the wire an SHA-512 whose state says so.</summary>
    Sha512_256 = 17,
}
