using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ManualResetEventSlim"/>.</summary>
internal sealed class ManualResetEventSlimResource : Resource
{
    internal bool IsSet { get; set; }

    internal bool IsDisposed { get; set; }

    public override string KindName => "ManualResetEventSlim";

    public override bool IsReady(LogicalThread thread) => IsSet;

    protected internal override void Reset() => (IsSet, IsDisposed) = (false, false);
}
