using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ManualResetEventSlim"/>; its wait handle is it again.</summary>
internal sealed class ManualResetEventSlimResource : WaitHandleResource
{
    internal bool IsSet { get; set; }

    /// <summary>Who set it last and where, while nobody has been let through by that.</summary>
    internal LostSignal Unseen { get; set; }

    public override string KindName => "ManualResetEventSlim";

    public override bool IsReady(LogicalThread thread) => IsSet;

    internal override AccessKind WaitKind => AccessKind.Wait;

    protected internal override void Reset()
    {
        base.Reset();
        (IsSet, Unseen) = (false, default);
    }

    internal override bool IsSignalMissedBy(LogicalThread waiter) => true;
}
