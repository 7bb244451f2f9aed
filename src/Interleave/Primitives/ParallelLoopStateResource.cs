using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What a <see cref="ParallelLoopState"/> stands for: a worker of a loop and the iteration it is at.</summary>
internal sealed class ParallelLoopStateResource : Resource
{
    internal ParallelLoopResource? Loop { get; set; }

    internal long Iteration { get; set; }

    public override string KindName => "ParallelLoopState";

    protected internal override void Reset() => (Loop, Iteration) = (null, 0);
}
