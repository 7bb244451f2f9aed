using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ManualResetEvent"/>, <see cref="AutoResetEvent"/> or <see cref="EventWaitHandle"/>.</summary>
internal sealed class EventResource : WaitHandleResource
{
    internal bool IsSet { get; set; }

    /// <summary>True when a wait resets it.</summary>
    internal bool IsAuto { get; set; }

    public override string KindName => IsAuto ? "AutoResetEvent" : "ManualResetEvent";

    internal override AccessKind WaitKind => IsAuto ? AccessKind.Acquire : AccessKind.Wait;

    public override bool IsReady(LogicalThread thread) => IsSet;

    internal override void Take(LogicalThread thread) => IsSet &= !IsAuto;

    protected internal override void Reset()
    {
        base.Reset();
        (IsSet, IsAuto) = (false, false);
    }
}
