namespace Hsm.Models.Specification;

/// <summary>What a hidden key is a key of.</summary>
internal enum HiddenKind
{
    /// <summary>Bytes of no structure: derived, agreed or random.</summary>
    Secret,

    /// <summary>A NIST curve.</summary>
    Ecc,

    /// <summary>Ed25519.</summary>
    Ed25519,

    /// <summary>X25519.</summary>
    X25519,

    /// <summary>RSA.</summary>
    Rsa,

    /// <summary>ML-DSA.</summary>
    MlDsa,

    /// <summary>ML-KEM.</summary>
    MlKem,
}
