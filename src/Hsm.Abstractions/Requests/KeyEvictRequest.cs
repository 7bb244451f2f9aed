namespace Hsm.Abstractions;

/// <summary>Removes a key from the cache its id belongs to; NVM is not touched.</summary>
/// <param name="Id">The key; number 0 answers BadArgs, as does a wrapped or hardware id (not in this slice).</param>
/// <remarks>
/// Ok; NotFound if that cache has no such key: a committed copy may have given way to another key at any time, or
/// been dropped by another session's commit, NVM add, revoke, erase or destroy, and NVM may still have it; Access
/// if the copy is Trusted, or is uncommitted and NonModifiable or NonDestroyable.
/// </remarks>
public sealed record KeyEvictRequest(KeyId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyEvict;
}
