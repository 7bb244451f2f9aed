namespace Interleave.Primitives;

/// <summary>How a job is created.</summary>
/// <param name="Creation">The options of StartNew, or the like-named ones of ContinueWith.</param>
/// <param name="Scheduler">The program's own scheduler; null for the default one.</param>
internal readonly record struct JobOptions(TaskCreationOptions Creation, TaskScheduler? Scheduler)
{
    private const TaskContinuationOptions Shared =
        TaskContinuationOptions.PreferFairness | TaskContinuationOptions.LongRunning | TaskContinuationOptions.AttachedToParent
        | TaskContinuationOptions.DenyChildAttach | TaskContinuationOptions.HideScheduler | TaskContinuationOptions.RunContinuationsAsynchronously;

    /// <summary>A cancelled token cancels it only when it would start.</summary>
    internal bool IsLazilyCancelled { get; init; }

    internal static JobOptions Of(TaskContinuationOptions options, TaskScheduler? scheduler) =>
        new((TaskCreationOptions)(options & Shared), scheduler) { IsLazilyCancelled = options.HasFlag(TaskContinuationOptions.LazyCancellation) };
}
