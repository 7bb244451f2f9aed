using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What the tasks of one scheduler of a pair have done, for those that must come after them.</summary>
internal sealed class SchedulerPairResource : Resource
{
    public override string KindName => "ConcurrentExclusiveSchedulerPair";
}
