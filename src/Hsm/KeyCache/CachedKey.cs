using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The content of a key slot: immutable but for the zeroing at its end, so that a change of a slot is one assignment.
/// </summary>
internal sealed class CachedKey
{
    private readonly byte[] _material;

    // Of this filling, shared by all its values; closed when the key leaves the slot. Null: the key is set up for each use.
    private readonly PreparedKeys? _prepared;

    /// <summary>Takes a key over.</summary>
    /// <param name="metadata">Id, flags, label; its length is that of the material.</param>
    /// <param name="material">The key's bytes; owned by this object from now on.</param>
    /// <param name="isCommitted">Whether NVM has exactly this object.</param>
    public CachedKey(ObjectMetadata metadata, byte[] material, bool isCommitted)
        : this(metadata, material, isCommitted, generation: 0, prepared: null)
    {
    }

    private CachedKey(ObjectMetadata metadata, byte[] material, bool isCommitted, long generation, PreparedKeys? prepared)
    {
        Metadata = metadata;
        _material = material;
        IsCommitted = isCommitted;
        Generation = generation;
        _prepared = prepared;
    }

    /// <summary>Id, access, flags, length and label.</summary>
    public ObjectMetadata Metadata { get; }

    /// <summary>True when NVM has exactly this object, so that the slot may give way.</summary>
    public bool IsCommitted { get; }

    /// <summary>
    /// Which filling of the cache's slots this is; rises with each, 0 outside a cache. Two fillings of one id differ in
    /// it, so that whoever comes back to a slot can tell whether it is the key it left.
    /// </summary>
    public long Generation { get; }

    /// <summary>The key's bytes; under the Caches lock only, for they are zeroed when the key leaves its slot.</summary>
    public ReadOnlySpan<byte> Material => _material;

    /// <summary>The same key in a slot.</summary>
    /// <param name="generation">Of the filling.</param>
    /// <param name="prepared">Forms of the filling; null: none are kept.</param>
    /// <returns>A new value, which shares the material: only one of the two may be zeroed.</returns>
    public CachedKey InSlot(long generation, PreparedKeys? prepared) =>
        new(Metadata, _material, IsCommitted, generation, prepared);

    /// <summary>The same filling after its object was written to NVM.</summary>
    /// <param name="metadata">As written.</param>
    /// <returns>A new value, which takes the material over.</returns>
    public CachedKey Committed(ObjectMetadata metadata) => new(metadata, _material, isCommitted: true, Generation, _prepared);

    /// <summary>The same filling with other flags.</summary>
    /// <param name="flags">The flags.</param>
    /// <returns>A new value, which takes the material over.</returns>
    public CachedKey WithFlags(ObjectFlags flags) =>
        new(Metadata with { Flags = flags }, _material, IsCommitted, Generation, _prepared);

    /// <summary>A copy of the whole key that stays what it is whatever happens to the slot.</summary>
    /// <returns>Dispose it to zero it.</returns>
    public KeySnapshot ToSnapshot() => new(Metadata, Material.ToArray(), IsCommitted) { Prepared = _prepared };

    /// <summary>Overwrites the key's bytes with zeros, and closes the forms that hold it too. The key has left its slot.</summary>
    public void Zero()
    {
        CryptographicOperations.ZeroMemory(_material);
        _prepared?.Dispose();
    }
}
