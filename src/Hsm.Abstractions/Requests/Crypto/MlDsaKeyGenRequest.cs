namespace Hsm.Abstractions;

/// <summary>Generates an ML-DSA key (FIPS 204).</summary>
/// <param name="Level">Which; else BadArgs.</param>
/// <param name="Target">Where the key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers GeneratedKeyResponse. NotCompiledIn: no provider generates such keys; Access, NoSpace: as KeyCacheRequest.
/// Stored as PKCS#8 DER.
/// </remarks>
public sealed record MlDsaKeyGenRequest(MlDsaLevel Level, KeyTarget Target) : CryptoRequest
{
    /// <summary>Room the client has for an ephemeral key; 0: not said.</summary>
    public int SizeBytes { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
