using Interleave.Runtime;

namespace Unit.Runtime;

/// <summary>The smallest lock a model can be, to test the runtime without the real models.</summary>
internal sealed class TestLock : Resource
{
    public LogicalThread? Owner { get; private set; }

    public override string KindName => "lock";

    public override bool IsReady(LogicalThread thread) => Owner is null;

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Owner is not null)
        {
            holders.Add(Owner);
        }
    }

    public bool Enter(TimeSpan? timeout = null)
    {
        LogicalThread me = LogicalThread.Current!;
        if (!me.Execution.Block(me, AccessKind.Acquire, this, timeout))
        {
            return false;
        }

        Owner = me;
        me.Execution.LockTaken(me, this);
        return true;
    }

    public void Exit()
    {
        LogicalThread me = LogicalThread.Current!;
        if (me.Execution.IsStopping)
        {
            return;
        }

        me.Execution.BeforeRelease(me, this);
        Owner = null;
        me.Execution.LockReleased(me, this);
    }

    protected internal override void Reset() => Owner = null;
}
