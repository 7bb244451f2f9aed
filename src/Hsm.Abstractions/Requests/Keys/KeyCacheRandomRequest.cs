namespace Hsm.Abstractions;

/// <summary>
/// Puts a key of random bytes into the cache its id belongs to; as KeyCacheRequest, but the server makes the bytes and
/// they are never on the wire.
/// </summary>
/// <param name="Id">As in KeyCacheRequest: number 0 asks for an id.</param>
/// <param name="Flags">Usage and policy; Trusted is stripped.</param>
/// <param name="Label">24 bytes, kept with the key.</param>
/// <param name="LengthBytes">1 up to the big slot size (at most 65535), else BadArgs.</param>
/// <remarks>
/// Answers KeyCacheResponse with the id. Errors as KeyCacheRequest; every refusal leaves all state as it was.
/// </remarks>
public sealed record KeyCacheRandomRequest(
    KeyId Id,
    ObjectFlags Flags,
    ObjectLabel Label,
    int LengthBytes) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyCacheRandom;
}
