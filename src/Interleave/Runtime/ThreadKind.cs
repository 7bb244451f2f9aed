namespace Interleave.Runtime;

/// <summary>Where a logical thread came from.</summary>
public enum ThreadKind : byte
{
    /// <summary>The test method itself.</summary>
    Main,

    /// <summary>A <see cref="Thread"/> in the foreground: the execution ends only after it.</summary>
    Foreground,

    /// <summary>A background thread.</summary>
    Background,

    /// <summary>A task body or thread-pool item.</summary>
    PoolItem,

    /// <summary>A queued continuation.</summary>
    Continuation,

    /// <summary>A timer's callback.</summary>
    Timer,
}
