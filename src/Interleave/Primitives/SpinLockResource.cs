using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="SpinLock"/>.</summary>
internal sealed class SpinLockResource : Resource
{
    internal LogicalThread? Owner { get; set; }

    /// <summary>True without owner tracking: any thread may give it back.</summary>
    internal bool IsUntracked { get; set; }

    internal override bool BelongsToThread => !IsUntracked;

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

    internal override void AddNeeded(LogicalThread waiter, List<LogicalThread> needed)
    {
        if (!IsUntracked)
        {
            AddHolders(needed);
        }
    }

    protected internal override void Reset() => (Owner, IsUntracked) = (null, false);
}
