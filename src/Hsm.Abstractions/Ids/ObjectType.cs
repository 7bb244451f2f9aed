namespace Hsm.Abstractions;

/// <summary>Namespace of an object id: its top four bits (protocol page 5).</summary>
public enum ObjectType
{
    /// <summary>A plain NVM object.</summary>
    Object = 0,

    /// <summary>A key.</summary>
    Crypto = 1,

    /// <summary>A SHE key slot.</summary>
    She = 2,

    /// <summary>A counter.</summary>
    Counter = 3,

    /// <summary>A wrapped key, in the cache only.</summary>
    Wrapped = 4,

    /// <summary>A key that hardware alone holds.</summary>
    Hardware = 5,

    /// <summary>An object of the PKCS#11 face: server-only, of no use to raw NVM requests. Ours, not wolfHSM's.</summary>
    Token = 6,

    /// <summary>An account of a user: the server's alone, hidden from raw NVM requests. Ours, not wolfHSM's.</summary>
    User = 7,

    /// <summary>How often a PIN was tried in vain: the server's alone, hidden from raw NVM requests. Ours, not wolfHSM's.</summary>
    Attempts = 8,
}
