namespace Hsm.Abstractions;

/// <summary>Agrees on a secret (NIST SP 800-56A).</summary>
/// <param name="PrivateKey">Own key; needs UsageDerive.</param>
/// <param name="PublicKey">The other side's, in the cache; needs UsageDerive.</param>
/// <param name="Target">Where the secret goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers DerivedKeyResponse. BadArgs: a shape that is not as above; NotFound: no such key; Usage: it lacks the bit.
/// Linearizes where the key snapshot is taken.
/// </remarks>
public sealed record EcdhRequest(KeyId PrivateKey, KeyId PublicKey, KeyTarget Target) : CryptoRequest
{
    /// <summary>That key leaves the cache after use.</summary>
    public bool EvictsPublicKey { get; init; }

    /// <summary>That key leaves the cache after use.</summary>
    public bool EvictsPrivateKey { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.PublicKey;
}
