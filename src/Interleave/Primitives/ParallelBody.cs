namespace Interleave.Primitives;

/// <summary>What a parallel loop runs: each iteration, and around them what belongs to one worker.</summary>
internal sealed record ParallelBody<TItem, TLocal>(Func<TItem, ParallelLoopState, long, TLocal, TLocal> Step)
{
    internal Func<TLocal>? Init { get; init; }

    internal Action<TLocal>? Finally { get; init; }

    /// <summary>Parallel.Invoke: a failure does not keep the others from running.</summary>
    internal bool GoesOnAfterFailure { get; init; }
}
