namespace Hsm.Abstractions;

/// <summary>Generates an Ed25519 key (RFC 8032).</summary>
/// <param name="Target">Where the key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers GeneratedKeyResponse. NotCompiledIn: no provider generates such keys; Access, NoSpace: as KeyCacheRequest.
/// Stored as PKCS#8 DER.
/// </remarks>
public sealed record Ed25519KeyGenRequest(KeyTarget Target) : CryptoRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
