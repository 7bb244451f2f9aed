using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <summary>
/// The resources of one execution, found by (object, member). Ordinals are given in order of first touch. Cleared,
/// not dropped, between executions, and the resource objects are pooled, so a warm worker allocates nothing here.
/// </summary>
internal sealed class ResourceTable
{
    private static int s_kinds;

    private readonly List<Resource> _all = [];
    private readonly List<int> _usedSlots = [];
    private readonly List<Stack<Resource>?> _pools = [];
    private Slot[] _slots = new Slot[256];

    internal IReadOnlyList<Resource> All => _all;

    /// <summary>The resource of type <typeparamref name="T"/> that models <paramref name="key"/>.</summary>
    /// <param name="key">The user's object.</param>
    /// <param name="created">True when this is its first touch in the execution.</param>
    internal T GetOrAdd<T>(object key, out bool created)
        where T : Resource, new() => GetOrAdd<T>(key, -1 - Kind<T>.Id, out created);

    /// <summary>The resource for a member (field id, element index) of an object.</summary>
    internal T GetOrAdd<T>(object key, int member, out bool created)
        where T : Resource, new()
    {
        int mask = _slots.Length - 1;
        int at = (RuntimeHelpers.GetHashCode(key) * 31 + (member * 0x61C88647)) & mask;
        while (true)
        {
            ref Slot slot = ref _slots[at];
            if (slot.Key is null)
            {
                break;
            }

            if (ReferenceEquals(slot.Key, key) && slot.Member == member)
            {
                created = false;
                return Unsafe.As<T>(slot.Value!);
            }

            at = (at + 1) & mask;
        }

        created = true;
        T resource = Take<T>();
        resource.Key = key;
        _slots[at] = new Slot { Key = key, Member = member, Value = resource };
        _usedSlots.Add(at);
        if (_usedSlots.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return resource;
    }

    /// <summary>The resource of an object, when it was touched before; takes no ordinal.</summary>
    internal bool TryGet<T>(object key, [NotNullWhen(true)] out T? resource)
        where T : Resource => TryGet(key, -1 - Kind<T>.Id, out resource);

    /// <summary>The resource for a member of an object, when it was touched before; takes no ordinal.</summary>
    internal bool TryGet<T>(object key, int member, [NotNullWhen(true)] out T? resource)
        where T : Resource
    {
        int mask = _slots.Length - 1;
        for (int at = (RuntimeHelpers.GetHashCode(key) * 31 + (member * 0x61C88647)) & mask; _slots[at].Key is not null; at = (at + 1) & mask)
        {
            if (ReferenceEquals(_slots[at].Key, key) && _slots[at].Member == member)
            {
                resource = Unsafe.As<T>(_slots[at].Value!);
                return true;
            }
        }

        resource = null;
        return false;
    }

    /// <summary>A resource that no user object stands for (a wait node, a thread's end).</summary>
    internal T Create<T>()
        where T : Resource, new() => Take<T>();

    /// <summary>Forgets everything; the resource objects go back to their pools.</summary>
    internal void Clear()
    {
        foreach (int at in _usedSlots)
        {
            _slots[at] = default;
        }

        _usedSlots.Clear();
        foreach (Resource resource in _all)
        {
            resource.Reset();
            resource.Key = null;
            resource.Label = null;
            resource.Whole = null;
            resource.Lost = default;
            resource.TakenAt = 0;
            resource.Ordinal = -1;
            _pools[resource.PoolId]!.Push(resource);
        }

        _all.Clear();
    }

    private T Take<T>()
        where T : Resource, new()
    {
        int id = Kind<T>.Id;
        while (_pools.Count <= id)
        {
            _pools.Add(null);
        }

        Stack<Resource> pool = _pools[id] ??= new Stack<Resource>();
        T resource = pool.TryPop(out Resource? pooled) ? Unsafe.As<T>(pooled) : new T { PoolId = id };
        resource.Ordinal = _all.Count;
        _all.Add(resource);
        return resource;
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[old.Length * 2];
        int mask = _slots.Length - 1;
        var used = new List<int>(_usedSlots);
        _usedSlots.Clear();
        foreach (int from in used)
        {
            Slot slot = old[from];
            int at = (RuntimeHelpers.GetHashCode(slot.Key!) * 31 + (slot.Member * 0x61C88647)) & mask;
            while (_slots[at].Key is not null)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = slot;
            _usedSlots.Add(at);
        }
    }

    private static class Kind<T>
    {
        internal static readonly int Id = Interlocked.Increment(ref s_kinds) - 1;
    }

    private struct Slot
    {
        internal object? Key;
        internal int Member;
        internal Resource? Value;
    }
}
