using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>An immutable list of objects with distinct ids, in order, with value equality.</summary>
internal sealed class ObjectList : IEquatable<ObjectList>
{
    private readonly StoredObject[] _objects;
    private readonly int _hash;

    private ObjectList(StoredObject[] objects)
    {
        _objects = objects;
        foreach (StoredObject stored in objects)
        {
            _hash = (_hash * 31) + stored.GetHashCode();
        }
    }

    public static ObjectList Empty { get; } = new([]);

    public int Count => _objects.Length;

    public StoredObject this[int index] => _objects[index];

    public ReadOnlySpan<StoredObject> Span => _objects;

    public StoredObject? Find(NvmId id)
    {
        int index = IndexOf(id);
        return index < 0 ? null : _objects[index];
    }

    /// <summary>-1 when there is none.</summary>
    public int IndexOf(NvmId id) => Array.FindIndex(_objects, stored => stored.Id == id);

    /// <summary>The object becomes the last; an older one of its id is gone (order of NVM LIST).</summary>
    public ObjectList Append(StoredObject stored) => new([.. _objects.Where(other => other.Id != stored.Id), stored]);

    /// <summary>The object takes its place by id (order of caches, where order means nothing).</summary>
    public ObjectList Insert(StoredObject stored) =>
        new([.. _objects.Where(other => other.Id != stored.Id).Append(stored).OrderBy(static other => other.Id.Value)]);

    public ObjectList Without(NvmId id) => IndexOf(id) < 0 ? this : new([.. _objects.Where(other => other.Id != id)]);

    public bool Equals(ObjectList? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && _objects.AsSpan().SequenceEqual(other._objects)));

    public override bool Equals(object? obj) => Equals(obj as ObjectList);

    public override int GetHashCode() => _hash;
}
