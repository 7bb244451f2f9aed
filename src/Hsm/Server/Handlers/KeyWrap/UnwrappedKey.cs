using Hsm.Abstractions;

namespace Hsm;

/// <summary>A key out of a blob on its way to a slot; its id is the one it was wrapped with.</summary>
/// <param name="metadata">Out of the blob; the id was checked.</param>
/// <param name="material">The key's bytes; owned by this object from now on.</param>
internal sealed class UnwrappedKey(ObjectMetadata metadata, byte[] material)
    : NewKey(new KeyTarget(metadata.Id.ToKeyId(), metadata.Flags, metadata.Label), material)
{
    /// <inheritdoc/>
    public override bool IsEphemeral => false;

    /// <summary>Puts the key into a slot. Under the locks of Caches and Store.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="id">Its id when Ok.</param>
    /// <returns>Ok; Aborted: that id is taken, in the cache or, for SHE, in NVM; NoSpace: no slot. Nothing changed then.</returns>
    public override HsmStatus Put(SessionState session, out KeyId id)
    {
        id = default;
        var cache = session.CacheOf(metadata.Id);
        var isTaken = cache.Contains(metadata.Id) || ObjectPolicy.FindKey(session.Server.Store, metadata.Id) is not null;
        return isTaken ? HsmStatus.Aborted : PutAt(cache, metadata.Id, out id);
    }
}
