using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Something behind a <see cref="WaitHandle"/>: an event, a mutex, a semaphore, or the owner of the handle.</summary>
internal abstract class WaitHandleResource : Resource
{
    internal bool IsDisposed { get; set; }

    /// <summary>What waiting for it does to it.</summary>
    internal virtual AccessKind WaitKind => AccessKind.Acquire;

    /// <summary>A wait for it has ended well: takes what the wait takes, if it takes anything.</summary>
    internal virtual void Take(LogicalThread thread)
    {
    }

    protected internal override void Reset() => IsDisposed = false;
}
