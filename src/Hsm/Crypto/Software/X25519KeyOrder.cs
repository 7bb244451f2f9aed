namespace Hsm;

/// <summary>Order of the 32 bytes of an X25519 key inside its PKCS#8 or SubjectPublicKeyInfo.</summary>
public enum X25519KeyOrder
{
    /// <summary>Least significant first: RFC 8410, OpenSSL, everybody else.</summary>
    Rfc8410,

    /// <summary>
    /// Most significant first: wolfSSL (5.8.4: wc_Curve25519KeyToDer and its counterparts), so also wolfHSM's clients, whose keys made
    /// elsewhere than in the server come and go so.
    /// </summary>
    WolfSsl,
}
