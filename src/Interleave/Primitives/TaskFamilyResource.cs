using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The end of a task's attached children, as something to block on.</summary>
internal sealed class TaskFamilyResource : Resource
{
    internal TaskFamily? Family { get; set; }

    public override string KindName => "attached child tasks";

    public override bool IsReady(LogicalThread thread) => !Family!.HasLivingChildren;

    protected internal override void Reset() => Family = null;
}
