namespace Hsm;

/// <summary>
/// Local caches of sessions that ended when the lock of the caches was not to be had: nobody can reach their keys, copies among
/// them are still dropped, and whoever ends next takes them out. Any thread; its gate is a leaf, held for a few steps.
/// </summary>
internal sealed class RetiredCaches
{
    private readonly Lock _gate = new();

    // Guarded by _gate.
    private readonly List<KeyCache> _caches = [];

    /// <summary>Leaves a cache to a later session.</summary>
    /// <param name="cache">Still in the registry.</param>
    public void Add(KeyCache cache)
    {
        lock (_gate)
        {
            _caches.Add(cache);
        }
    }

    /// <summary>Zeroes the caches left here and takes them out of the registry. Caches are held, exclusive.</summary>
    /// <param name="registry">The server's caches.</param>
    public void Clear(KeyCacheRegistry registry)
    {
        lock (_gate)
        {
            foreach (var cache in _caches)
            {
                cache.RemoveAll();
                registry.Remove(cache);
            }

            _caches.Clear();
        }
    }
}
