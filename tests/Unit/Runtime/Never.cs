using Interleave.Runtime;

namespace Unit.Runtime;

/// <summary>Something that never comes.</summary>
internal sealed class Never : Resource
{
    public override string KindName => "never";

    public override bool IsReady(LogicalThread thread) => false;
}
