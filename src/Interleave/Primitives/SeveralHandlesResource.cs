using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Several handles waited for at once.</summary>
internal sealed class SeveralHandlesResource : Resource
{
    internal WaitHandleResource[] Handles { get; set; } = [];

    internal bool NeedsAll { get; set; }

    public override string KindName => NeedsAll ? "all of several handles" : "any of several handles";

    public override bool IsReady(LogicalThread thread) =>
        NeedsAll ? Array.TrueForAll(Handles, h => h.IsReady(thread)) : Array.Exists(Handles, h => h.IsReady(thread));

    public override void AddHolders(List<LogicalThread> holders)
    {
        foreach (WaitHandleResource handle in Handles)
        {
            handle.AddHolders(holders);
        }
    }

    // Of several handles one may be enough, and the waiter itself may own some.
    internal override void AddNeeded(LogicalThread waiter, List<LogicalThread> needed) { }

    protected internal override void Reset() => (Handles, NeedsAll) = ([], false);
}
