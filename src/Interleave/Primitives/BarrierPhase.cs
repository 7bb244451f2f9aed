using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// One phase of a <see cref="Barrier"/>, as something to wait for. A resource of its own, so that what a fast thread did
/// in the next phase already is not ordered before a slow one's work there.
/// </summary>
internal sealed class BarrierPhase : Resource
{
    internal BarrierResource? Barrier { get; set; }

    internal long Number { get; set; }

    internal bool IsOver { get; set; }

    /// <summary>What the post-phase action threw.</summary>
    internal Exception? Failure { get; set; }

    public override string KindName => "Barrier phase";

    public override string Name => $"phase {Number} of {Barrier}";

    public override bool IsReady(LogicalThread thread) => IsOver;

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Barrier?.ActionThread is { } runs)
        {
            holders.Add(runs);
        }
    }

    protected internal override void Reset() => (Barrier, Number, IsOver, Failure) = (null, 0, false, null);
}
