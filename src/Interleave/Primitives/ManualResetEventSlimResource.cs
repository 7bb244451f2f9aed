using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="ManualResetEventSlim"/>; its wait handle is it again.</summary>
internal sealed class ManualResetEventSlimResource : WaitHandleResource
{
    internal bool IsSet { get; set; }

    public override string KindName => "ManualResetEventSlim";

    public override bool IsReady(LogicalThread thread) => IsSet;

    internal override AccessKind WaitKind => AccessKind.Wait;

    protected internal override void Reset()
    {
        base.Reset();
        IsSet = false;
    }
}
