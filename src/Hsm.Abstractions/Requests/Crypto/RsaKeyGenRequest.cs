namespace Hsm.Abstractions;

/// <summary>Generates an RSA key.</summary>
/// <param name="SizeBits">2048, 3072 or 4096, else BadArgs.</param>
/// <param name="Exponent">Usually 65537; odd.</param>
/// <param name="Target">Where the key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers GeneratedKeyResponse. NotCompiledIn: no provider generates such keys; Access, NoSpace: as KeyCacheRequest.
/// Stored as PKCS#1 DER.
/// </remarks>
public sealed record RsaKeyGenRequest(int SizeBits, uint Exponent, KeyTarget Target) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
