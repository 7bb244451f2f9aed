namespace Hsm.Abstractions;

/// <summary>Which of the signatures of RFC 8032; the values are the wire's (wolfCrypt).</summary>
public enum Ed25519Mode
{
    /// <summary>Ed25519.</summary>
    Pure = -1,

    /// <summary>Ed25519ctx.</summary>
    Context = 0,

    /// <summary>Ed25519ph.</summary>
    PreHash = 1,
}
