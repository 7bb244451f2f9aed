namespace Hsm.Abstractions;

/// <summary>
/// Puts a key into the cache its id belongs to: global id, the cache shared by all sessions; else the local cache
/// of this session. The key is uncommitted: NVM is not touched.
/// </summary>
/// <param name="Id">
/// Number 0 asks for an id: the highest of 255..1 that is neither in the addressed cache nor in NVM; none left
/// answers NoSpace.
/// </param>
/// <param name="Flags">Usage and policy; Trusted is stripped.</param>
/// <param name="Label">24 bytes, kept with the key.</param>
/// <param name="Key">1 byte up to the big slot size, else BadArgs.</param>
/// <remarks>
/// Answers KeyCacheResponse with the id. Over an existing key (the cached one, else the one in NVM): Access if that
/// one is NonModifiable or Trusted; otherwise replaced, and the slot is uncommitted from then on while NVM keeps
/// the former key. No free slot of the class (small: up to 256 bytes, big: above) and none that is committed:
/// NoSpace. A committed slot that gives way is no loss, NVM has that key. Every refusal leaves all state as it was.
/// </remarks>
public sealed record KeyCacheRequest(KeyId Id, ObjectFlags Flags, ObjectLabel Label, Bytes Key) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyCache;
}
