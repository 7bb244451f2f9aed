namespace Hsm.Abstractions;

/// <summary>Writes a cached key to NVM and marks the slot committed; reclaims flash when needed.</summary>
/// <param name="Id">The key; number 0 answers BadArgs, as does a wrapped or hardware id (not in this slice).</param>
/// <remarks>
/// Ok; for a slot that was committed already Ok too, with nothing written and the order of the list kept; NotFound:
/// not in the addressed cache (see KeyEvictRequest for when a committed copy goes), NVM unlooked at; NoSpace: NVM
/// full even after reclaim; Access: Trusted. No other policy applies: commit is always allowed. Committed copies of
/// the id in other sessions are dropped; an uncommitted key under the same id in another session is no copy and
/// stays. The object becomes the last in the order of NvmListRequest. The one commit point is the NVM write.
/// </remarks>
public sealed record KeyCommitRequest(KeyId Id) : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.KeyCommit;
}
