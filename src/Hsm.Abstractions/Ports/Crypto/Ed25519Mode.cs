namespace Hsm.Abstractions;

/// <summary>The three signature schemes of Ed25519 (RFC 8032 5.1); values are wolfCrypt's, a byte of which -1 is 255.</summary>
public enum Ed25519Mode
{
    /// <summary>Ed25519ctx: with a context of 0..255 bytes.</summary>
    Context = 0,

    /// <summary>Ed25519ph: the message is the SHA-512 digest of what is signed, 64 bytes; with a context of 0..255 bytes.</summary>
    Prehash = 1,

    /// <summary>Ed25519: no context.</summary>
    Plain = 255,
}
