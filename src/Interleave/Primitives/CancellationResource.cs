using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A cancellation source: its virtual timer, and what links it to others.</summary>
internal sealed class CancellationResource : WaitHandleResource
{
    internal VirtualTimer? Timer { get; set; }

    /// <summary>For a linked source: its registrations on the tokens it was made from.</summary>
    internal List<CancellationCallback> Links { get; } = [];

    internal CancellationTokenSource Source => (CancellationTokenSource)Key!;

    public override string KindName => "CancellationTokenSource";

    public override bool IsReady(LogicalThread thread) => Source.IsCancellationRequested;

    internal override AccessKind WaitKind => AccessKind.Wait;

    protected internal override void Reset()
    {
        base.Reset();
        Timer = null;
        Links.Clear();
    }
}
