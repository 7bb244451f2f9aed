using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ManualResetEventSlim"/>.</summary>
internal sealed class ManualResetEventSlimResource : Resource
{
    internal bool IsSet { get; set; }

    /// <summary>Who set it last and where, while nobody has been let through by that.</summary>
    internal LostSignal Unseen { get; set; }

    internal bool IsDisposed { get; set; }

    public override string KindName => "ManualResetEventSlim";

    public override bool IsReady(LogicalThread thread) => IsSet;

    internal override bool IsSignalMissedBy(LogicalThread waiter) => true;

    protected internal override void Reset() => (IsSet, IsDisposed, Unseen) = (false, false, default);
}
