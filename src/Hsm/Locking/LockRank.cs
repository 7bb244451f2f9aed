namespace Hsm;

/// <summary>What locks guard, in the one order in which they may be taken.</summary>
internal enum LockRank
{
    /// <summary>The global key cache, every session's local key cache and their list.</summary>
    Caches = 0,

    /// <summary>The NVM store and its flash.</summary>
    Store = 1,

    /// <summary>The accelerator: one operation at a time.</summary>
    Device = 2,
}
