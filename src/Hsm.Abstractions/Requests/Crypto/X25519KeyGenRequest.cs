namespace Hsm.Abstractions;

/// <summary>Generates an X25519 key (RFC 7748).</summary>
/// <param name="Target">Where the key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers GeneratedKeyResponse. NotCompiledIn: no provider generates such keys; Access, NoSpace: as KeyCacheRequest.
/// Stored as PKCS#8 DER.
/// </remarks>
public sealed record X25519KeyGenRequest(KeyTarget Target) : CryptoRequest
{
    /// <summary>32, else BadArgs.</summary>
    public int SizeBytes { get; init; } = 32;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
