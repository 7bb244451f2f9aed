namespace Hsm;

/// <summary>What locks guard, in the one order in which they may be taken.</summary>
internal enum LockRank
{
    /// <summary>The applications of the PKCS#11 face: sessions, logins, session objects, handles, searches, PINs; users.</summary>
    Applications = 0,

    /// <summary>The global key cache, every session's local key cache and their list.</summary>
    Caches = 1,

    /// <summary>The NVM store and its flash.</summary>
    Store = 2,

    /// <summary>The accelerator: one operation at a time.</summary>
    Device = 3,
}
