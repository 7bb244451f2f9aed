using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="CountdownEvent"/>; its wait handle is it again.</summary>
internal sealed class CountdownEventResource : WaitHandleResource
{
    internal int Count { get; set; }

    internal int InitialCount { get; set; }

    public override string KindName => "CountdownEvent";

    public override bool IsReady(LogicalThread thread) => Count == 0;

    internal override AccessKind WaitKind => AccessKind.Wait;

    protected internal override void Reset()
    {
        base.Reset();
        (Count, InitialCount) = (0, 0);
    }
}
