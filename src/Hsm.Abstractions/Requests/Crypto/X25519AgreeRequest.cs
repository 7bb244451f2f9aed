namespace Hsm.Abstractions;

/// <summary>Agrees on a secret (RFC 7748).</summary>
/// <param name="PrivateKey">Own key; needs UsageDerive.</param>
/// <param name="PublicKey">The other side's, in the cache; needs UsageDerive.</param>
/// <param name="Target">Where the secret goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers DerivedKeyResponse. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record X25519AgreeRequest(KeyId PrivateKey, KeyId PublicKey, KeyTarget Target) : CryptoRequest
{
    /// <summary>Order of the secret's bytes; the RFC's is little-endian.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>That key leaves the cache after use.</summary>
    public bool EvictsPublicKey { get; init; }

    /// <summary>That key leaves the cache after use.</summary>
    public bool EvictsPrivateKey { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
