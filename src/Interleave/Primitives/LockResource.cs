using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="Lock"/>: owner and recursion count.</summary>
internal sealed class LockResource : Resource
{
    internal LogicalThread? Owner { get; set; }

    /// <summary>How often the owner has entered; 0 exactly when there is no owner.</summary>
    internal int Count { get; set; }

    public override string KindName => "Lock";

    public override bool IsReady(LogicalThread thread) => Owner is null;

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Owner is not null)
        {
            holders.Add(Owner);
        }
    }

    protected internal override void Reset() => (Owner, Count) = (null, 0);
}
