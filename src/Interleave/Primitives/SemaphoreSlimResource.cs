using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="SemaphoreSlim"/>: its count and the asynchronous waiters, first come first served.</summary>
internal sealed class SemaphoreSlimResource : WaitHandleResource
{
    internal int Count { get; set; }

    internal int MaxCount { get; set; } = int.MaxValue;

    /// <summary>Threads inside or just before a blocking Wait.</summary>
    internal int BlockingWaiters { get; set; }

    internal List<SemaphoreWaiter> AsyncWaiters { get; } = [];

    public override string KindName => "SemaphoreSlim";

    public override bool IsReady(LogicalThread thread) => Count > 0;

    /// <summary>Waiting on AvailableWaitHandle takes no unit.</summary>
    internal override AccessKind WaitKind => AccessKind.Wait;

    protected internal override void Reset()
    {
        base.Reset();
        (Count, MaxCount, BlockingWaiters) = (0, int.MaxValue, 0);
        AsyncWaiters.Clear();
    }
}
