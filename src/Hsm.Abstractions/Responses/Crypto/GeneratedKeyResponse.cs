namespace Hsm.Abstractions;

/// <summary>A key was generated.</summary>
/// <param name="Key">Its id if it was cached, else 0 (the source answers 0x0100 there: a quirk).</param>
/// <param name="Encoding">
/// Ephemeral target: the private key, in the formats of protocol page 7; else its public half in SubjectPublicKeyInfo
/// DER, or empty where it does not fit.
/// </param>
public sealed record GeneratedKeyResponse(KeyId Key, Bytes Encoding) : HsmResponse(HsmStatus.Ok);
