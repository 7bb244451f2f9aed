using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An unnamed <see cref="Semaphore"/>.</summary>
internal sealed class SemaphoreResource : WaitHandleResource
{
    internal int Count { get; set; }

    internal int MaxCount { get; set; }

    public override string KindName => "Semaphore";

    public override bool IsReady(LogicalThread thread) => Count > 0;

    internal override void Take(LogicalThread thread) => Count--;

    protected internal override void Reset()
    {
        base.Reset();
        (Count, MaxCount) = (0, 0);
    }
}
