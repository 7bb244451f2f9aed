using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>A generated or derived key on its way to a slot or to the client; zeroed by Dispose.</summary>
/// <param name="target">Where it goes.</param>
/// <param name="material">Its bytes; owned by this object from now on.</param>
internal class NewKey(KeyTarget target, byte[] material) : IDisposable
{
    private const ushort AnyAccess = 0xFFFF;

    private byte[] _material = material;

    /// <summary>Access value of the key; that of KEY CACHE unless the request carries one.</summary>
    public ushort Access { get; init; } = AnyAccess;

    /// <summary>Whether it goes to the client.</summary>
    public virtual bool IsEphemeral => target.IsEphemeral;

    /// <summary>Checks what the request alone tells of its target.</summary>
    /// <param name="target">The target.</param>
    /// <returns>False: a wrapped or hardware id.</returns>
    public static bool IsValid(KeyTarget target) => target.IsEphemeral || !target.Id.IsWrappedOrHardware;

    /// <summary>Hands the bytes to the client.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="encoding">When Ok.</param>
    /// <returns>Ok; BufferSize: too long for a response.</returns>
    public HsmStatus Export(SessionState session, out Bytes encoding)
    {
        var fits = session.Server.FitsResponse(_material.Length);
        encoding = fits ? new Bytes(_material) : default;
        return fits ? HsmStatus.Ok : HsmStatus.BufferSize;
    }

    /// <summary>Puts the key into a slot: id, policy and slot in one step. Under the locks of Caches and Store.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="id">Its id when Ok.</param>
    /// <returns>Ok; Access: what has the id may not be modified; NoSpace: no id or slot. Nothing changed then.</returns>
    public virtual HsmStatus Put(SessionState session, out KeyId id)
    {
        id = default;
        var server = session.Server;
        var wanted = target.Id.ToNvmId(session.Client);
        var cache = session.CacheOf(wanted);
        var address = wanted.Number == 0 ? server.Components.KeyIdAllocator.Allocate(wanted, cache, server.Store) : wanted;
        if (address == NvmId.None)
        {
            return HsmStatus.NoSpace;
        }

        if (!ObjectPolicy.MayModify(cache.Find(address)?.Metadata ?? server.Store.Find(address)))
        {
            return HsmStatus.Access;
        }

        return PutAt(cache, address, out id);
    }

    /// <summary>Zeroes the bytes, unless a cache took them over.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_material);

    /// <summary>Takes a slot. Under the locks of Caches and Store; id and policy were checked.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="address">The id.</param>
    /// <param name="id">In the client's form when Ok.</param>
    /// <returns>Ok; NoSpace: no slot. Nothing changed then.</returns>
    protected HsmStatus PutAt(KeyCache cache, NvmId address, out KeyId id)
    {
        id = default;
        var flags = ObjectPolicy.FromClient(target.Flags);
        var metadata = new ObjectMetadata(address, Access, flags, (ushort)_material.Length, target.Label);
        var status = cache.Put(new CachedKey(metadata, _material, isCommitted: false));
        if (status == HsmStatus.Ok)
        {
            // The cache owns the bytes now.
            _material = [];
            id = address.ToKeyId();
        }

        return status;
    }
}
