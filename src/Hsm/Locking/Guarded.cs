namespace Hsm;

/// <summary>Parts of a server's state that a request asks locks for; which locks those are is the granularity's affair.</summary>
[Flags]
internal enum Guarded
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The applications of the PKCS#11 face; users and who is logged in.</summary>
    Applications = 1 << LockRank.Applications,

    /// <summary>The global key cache, every session's local one and their list.</summary>
    Caches = 1 << LockRank.Caches,

    /// <summary>The NVM store and its flash.</summary>
    Store = 1 << LockRank.Store,

    /// <summary>Caches and store.</summary>
    Both = Caches | Store,

    /// <summary>The accelerator; never together with another.</summary>
    Device = 1 << LockRank.Device,
}
