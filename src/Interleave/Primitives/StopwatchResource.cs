using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="System.Diagnostics.Stopwatch"/> over virtual time.</summary>
internal sealed class StopwatchResource : Resource
{
    internal long Elapsed { get; set; }

    /// <summary>Virtual tick of the start; -1 while stopped.</summary>
    internal long StartedAt { get; set; } = -1;

    public override string KindName => "Stopwatch";

    protected internal override void Reset() => (Elapsed, StartedAt) = (0, -1);
}
