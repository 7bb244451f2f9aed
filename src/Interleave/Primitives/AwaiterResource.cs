using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What a method awaits through an awaiter of the program's own.</summary>
internal sealed class AwaiterResource : Resource
{
    internal Type? AwaiterType { get; set; }

    public override string KindName => "awaiter";

    public override string Name => AwaiterType is null ? KindName : TypeNames.Short(AwaiterType);

    protected internal override void Reset() => AwaiterType = null;
}
