namespace Hsm.Abstractions;

/// <summary>
/// Removes a key everywhere: from NVM, from the addressed cache, and every committed copy in other sessions.
/// </summary>
/// <param name="Id">The key; number 0 answers BadArgs, as does a wrapped or hardware id (not in this slice).</param>
/// <remarks>
/// Ok, also when there was nothing. Access, checked for both places before any effect: the cached key is
/// uncommitted and NonModifiable or NonDestroyable, or the object in NVM is NonModifiable or NonDestroyable, or
/// either is Trusted. An uncommitted key under the same id in another session stays. Fence, durable removal,
/// caches, answer, in this order.
/// </remarks>
public sealed record KeyEraseRequest(KeyId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyErase;
}
