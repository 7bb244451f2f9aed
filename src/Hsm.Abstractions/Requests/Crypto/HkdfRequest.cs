namespace Hsm.Abstractions;

/// <summary>HKDF, extract and expand (RFC 5869).</summary>
/// <param name="Function">Hash to use; unknown: NotCompiledIn.</param>
/// <param name="LengthBytes">1..255 times the hash's length, else BadArgs.</param>
/// <param name="Target">Where the derived key goes; Ephemeral: to the client.</param>
/// <remarks>
/// Answers DerivedKeyResponse. NotFound, Usage, Access and NoSpace as KeyCacheRequest for the target and as a key's use
/// for the input.
/// </remarks>
public sealed record HkdfRequest(HashFunction Function, int LengthBytes, KeyTarget Target) : CryptoRequest
{
    /// <summary>Input key by id; needs UsageDerive. Looked at when InlineKey is empty.</summary>
    public KeyId Key { get; init; }

    /// <summary>Input key the client brings.</summary>
    public Bytes InlineKey { get; init; }

    /// <summary>May be empty.</summary>
    public Bytes Salt { get; init; }

    /// <summary>May be empty.</summary>
    public Bytes Info { get; init; }

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Kdf;
}
