namespace Hsm.Abstractions;

/// <summary>Decrypts a wrapped key into the cache; the client never sees it.</summary>
/// <param name="WrappingKey">Key to unwrap with: Trusted or a hardware key, else Access.</param>
/// <param name="WrappedKey">As a wrap gave it.</param>
/// <remarks>
/// Answers KeyUnwrapCacheResponse. The metadata's id must be a whole internal one: type Wrapped or She, user the
/// client's own or 0, else BadArgs; Aborted: that id is cached already; AesGcmAuth: not wrapped under this key;
/// NoSpace: no slot.
/// </remarks>
public sealed record KeyUnwrapCacheRequest(KeyId WrappingKey, Bytes WrappedKey) : HsmRequest
{
    /// <summary>AesGcm; anything else answers BadArgs.</summary>
    public WrapCipher Cipher { get; init; } = WrapCipher.AesGcm;

    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyUnwrapCache;
}
