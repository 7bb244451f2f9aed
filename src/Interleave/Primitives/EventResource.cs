using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ManualResetEvent"/>, <see cref="AutoResetEvent"/> or <see cref="EventWaitHandle"/>.</summary>
internal sealed class EventResource : WaitHandleResource
{
    internal bool IsSet { get; set; }

    /// <summary>Who set it last and where, while nobody has been let through by that.</summary>
    private LostSignal Unseen { get; set; }

    /// <summary>True when a wait resets it.</summary>
    internal bool IsAuto { get; set; }

    public override string KindName => IsAuto ? "AutoResetEvent" : "ManualResetEvent";

    internal override AccessKind WaitKind => IsAuto ? AccessKind.Acquire : AccessKind.Wait;

    public override bool IsReady(LogicalThread thread) => IsSet;

    internal override bool IsSignalMissedBy(LogicalThread waiter) => true;

    internal override void Take(LogicalThread thread)
    {
        IsSet &= !IsAuto;
        Unseen = default;
    }

    /// <summary>Sets or resets it, and notes the signal that is lost by that.</summary>
    internal void Change(LogicalThread thread, bool isSet)
    {
        if (isSet && IsSet && IsAuto)
        {
            Lost = new LostSignal(thread, thread.CurrentSite, "when it was set already");
        }
        else if (isSet && !IsSet)
        {
            Lost = default;
            Unseen = new LostSignal(thread, thread.CurrentSite, "and it was reset before anybody was let through");
        }
        else if (!isSet && IsSet)
        {
            Lost = Unseen;
        }

        IsSet = isSet;
    }

    protected internal override void Reset()
    {
        base.Reset();
        (IsSet, IsAuto, Unseen) = (false, false, default);
    }
}
