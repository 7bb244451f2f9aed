namespace Hsm.Abstractions;

/// <summary>The RSA primitives; the values are the wire's (wolfCrypt).</summary>
public enum RsaOperation
{
    /// <summary>RSAEP, for encryption.</summary>
    PublicEncrypt = 0,

    /// <summary>RSAVP1, for verification.</summary>
    PublicDecrypt = 1,

    /// <summary>RSASP1, for signing.</summary>
    PrivateEncrypt = 2,

    /// <summary>RSADP, for decryption.</summary>
    PrivateDecrypt = 3,
}
