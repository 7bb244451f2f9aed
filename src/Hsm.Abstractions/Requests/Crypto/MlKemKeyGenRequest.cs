namespace Hsm.Abstractions;

/// <summary>Generates an ML-KEM key (FIPS 203).</summary>
/// <param name="Level">Which; else BadArgs.</param>
/// <param name="Target">Where the key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers GeneratedKeyResponse. NotCompiledIn: no provider generates such keys; Access, NoSpace: as KeyCacheRequest.
/// Stored as raw decapsulation key: 1632, 2400 or 3168 bytes.
/// </remarks>
public sealed record MlKemKeyGenRequest(MlKemLevel Level, KeyTarget Target) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
