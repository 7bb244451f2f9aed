using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="CountdownEvent"/>.</summary>
internal sealed class CountdownEventResource : Resource
{
    internal int Count { get; set; }

    internal int InitialCount { get; set; }

    internal bool IsDisposed { get; set; }

    public override string KindName => "CountdownEvent";

    public override bool IsReady(LogicalThread thread) => Count == 0;

    protected internal override void Reset() => (Count, InitialCount, IsDisposed) = (0, 0, false);
}
