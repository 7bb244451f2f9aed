using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// What a <see cref="Thread"/> object of the program stands for. The object itself is an identity only: it never
/// becomes an OS thread, and every member that rewritten code may call reads from here.
/// </summary>
internal sealed class ThreadResource : Resource
{
    /// <summary>ThreadStart or ParameterizedThreadStart; null for threads the program did not create itself.</summary>
    internal Delegate? Start { get; set; }

    internal object? Argument { get; set; }

    /// <summary>Null until started.</summary>
    internal LogicalThread? Logical { get; set; }

    internal string? UserName { get; set; }

    internal bool IsBackground { get; set; }

    internal bool IsPoolThread { get; set; }

    internal ThreadPriority Priority { get; set; } = ThreadPriority.Normal;

    internal int ManagedId { get; set; }

    public override string KindName => "thread";

    public override string Name => UserName ?? Label ?? KindName;

    protected internal override void Reset()
    {
        (Start, Argument, Logical, UserName) = (null, null, null, null);
        (IsBackground, IsPoolThread, Priority, ManagedId) = (false, false, ThreadPriority.Normal, 0);
    }
}
