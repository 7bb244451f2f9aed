using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A parallel loop under way: what its workers tell each other.</summary>
internal sealed class ParallelLoopResource : Resource
{
    internal bool IsStopped { get; set; }

    internal bool IsExceptional { get; set; }

    internal bool IsCancelled { get; set; }

    /// <summary>Set once Break was called: iterations above it need not run, those below must.</summary>
    internal long? LowestBreak { get; set; }

    internal List<LogicalThread> Workers { get; } = [];

    /// <summary>What iterations threw, with their index.</summary>
    internal List<(long Index, Exception Exception)> Failures { get; } = [];

    /// <summary>True when no further iteration may begin.</summary>
    internal bool IsOver => IsStopped || IsExceptional || IsCancelled;

    public override string KindName => "parallel loop";

    /// <summary>For the caller, who waits for the workers.</summary>
    public override bool IsReady(LogicalThread thread) => Workers.TrueForAll(w => w.IsFinished);

    public override void AddHolders(List<LogicalThread> holders) => holders.AddRange(Workers.FindAll(w => !w.IsFinished));

    /// <summary>Whether an iteration need not run, or may end early.</summary>
    internal bool Skips(long index) => IsOver || index > (LowestBreak ?? long.MaxValue);

    protected internal override void Reset()
    {
        (IsStopped, IsExceptional, IsCancelled, LowestBreak) = (false, false, false, null);
        Workers.Clear();
        Failures.Clear();
    }
}
