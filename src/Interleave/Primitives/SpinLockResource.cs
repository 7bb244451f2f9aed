using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="SpinLock"/>.</summary>
internal sealed class SpinLockResource : Resource
{
    internal LogicalThread? Owner { get; set; }

    public override string KindName => "SpinLock";

    public override string Name => Label ?? KindName;

    public override bool IsReady(LogicalThread thread) => Owner is null;

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Owner is not null)
        {
            holders.Add(Owner);
        }
    }

    protected internal override void Reset() => Owner = null;
}
