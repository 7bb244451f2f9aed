using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Where the workers of a parallel loop get their iterations from.</summary>
/// <typeparam name="TItem">What the body is called with.</typeparam>
internal abstract class ParallelSource<TItem>
{
    /// <summary>How many iterations there are at most.</summary>
    internal abstract long Count { get; }

    /// <summary>How many workers there will be; told once, before the first iteration.</summary>
    internal virtual void Begin(int workers)
    {
    }

    /// <summary>The next iteration for a worker; the caller has just stood at a scheduling point.</summary>
    internal abstract bool TryNext(LogicalThread thread, int worker, out TItem item, out long index);
}
