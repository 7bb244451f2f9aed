using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An unnamed <see cref="Mutex"/>.</summary>
internal sealed class MutexResource : WaitHandleResource
{
    internal LogicalThread? Owner { get; set; }

    internal int Count { get; set; }

    public override string KindName => "Mutex";

    public override bool IsReady(LogicalThread thread) => Owner is null || ReferenceEquals(Owner, thread);

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Owner is not null)
        {
            holders.Add(Owner);
        }
    }

    internal override void Take(LogicalThread thread)
    {
        Owner = thread;
        if (Count++ == 0)
        {
            thread.Execution.LockTaken(thread, this);
        }
    }

    protected internal override void Reset()
    {
        base.Reset();
        (Owner, Count) = (null, 0);
    }
}
