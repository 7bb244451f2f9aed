namespace Hsm.Abstractions;

/// <summary>How a user proves who they are; the values are the wire's.</summary>
public enum AuthMethod
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>By a PIN.</summary>
    Pin = 1,

    /// <summary>By a certificate of a trusted root.</summary>
    Certificate = 2,
}
