using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// All caches of a server: the global one and the local one of each session. Every member needs the Caches lock, but for
/// Global, which never changes.
/// </summary>
/// <param name="global">The cache of user 0.</param>
internal sealed class KeyCacheRegistry(KeyCache global)
{
    private KeyCache[] _locals = [];

    /// <summary>The cache of user 0, shared by all sessions.</summary>
    public KeyCache Global { get; } = global;

    /// <summary>Adds the local cache of a session. Exclusive.</summary>
    /// <param name="local">The cache.</param>
    public void Add(KeyCache local) => _locals = [.. _locals, local];

    /// <summary>Removes the local cache of a session that ended. Exclusive.</summary>
    /// <param name="local">The cache.</param>
    public void Remove(KeyCache local) => _locals = Array.FindAll(_locals, cache => cache != local);

    /// <summary>
    /// Drops the committed copies of an object wherever they are: they are no longer what NVM has. Exclusive.
    /// </summary>
    /// <param name="id">The object.</param>
    /// <param name="except">A cache to leave alone, or null.</param>
    public void DropCopies(NvmId id, KeyCache? except = null)
    {
        // A local cache holds keys of its session's client, so ids of user 0 are in the global cache only. The array is
        // never changed once made: the enumeration goes through a library call, not a step of the tester per element.
        if (id.User == ClientId.Global)
        {
            DropCopy(Global, id, except);
            return;
        }

        Array.ForEach(_locals, cache => DropCopy(cache, id, except));
    }

    /// <summary>Zeroes every key. No worker is left.</summary>
    public void RemoveAll()
    {
        Global.RemoveAll();
        Array.ForEach(_locals, static cache => cache.RemoveAll());
        _locals = [];
    }

    /// <summary>Asserts what holds of every cache whenever the Caches lock is free.</summary>
    /// <param name="store">Where committed keys are, locked too; null: not asked.</param>
    /// <exception cref="HsmInvariantException">It does not.</exception>
    public void AssertInvariants(NvmStore? store)
    {
        Global.AssertInvariants(store);
        Array.ForEach(_locals, cache => cache.AssertInvariants(store));
    }

    private static void DropCopy(KeyCache cache, NvmId id, KeyCache? except)
    {
        if (cache != except)
        {
            cache.DropCopy(id);
        }
    }
}
