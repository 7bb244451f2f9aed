namespace Hsm;

/// <summary>How many locks guard the state of a server, the device's own apart.</summary>
public enum LockGranularity
{
    /// <summary>One for the store and the caches, as wolfHSM's NVM lock.</summary>
    One,

    /// <summary>
    /// One for the key caches and one for the store: use of a cached key does not wait for flash, a counter not for keys.
    /// </summary>
    Split,
}
