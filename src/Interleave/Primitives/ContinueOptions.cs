namespace Interleave.Primitives;

/// <summary>How ContinueWith and its kin go on.</summary>
internal readonly record struct ContinueOptions(TaskContinuationOptions Options, TaskScheduler Scheduler)
{
    private const TaskContinuationOptions NotOnAnything =
        TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnCanceled;

    private const TaskContinuationOptions All =
        NotOnAnything | TaskContinuationOptions.PreferFairness | TaskContinuationOptions.LongRunning | TaskContinuationOptions.AttachedToParent
        | TaskContinuationOptions.DenyChildAttach | TaskContinuationOptions.HideScheduler | TaskContinuationOptions.LazyCancellation
        | TaskContinuationOptions.RunContinuationsAsynchronously | TaskContinuationOptions.ExecuteSynchronously;

    /// <summary>Cancels the continuation; for those that follow several tasks.</summary>
    internal CancellationToken Token { get; init; }

    /// <summary>Throws for options that do not go together, as .NET does.</summary>
    internal void Require()
    {
        ArgumentNullException.ThrowIfNull(Scheduler, "scheduler");
        const TaskContinuationOptions Never = TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.LongRunning;
        if ((Options & ~All) != TaskContinuationOptions.None || (Options & Never) == Never || (Options & NotOnAnything) == NotOnAnything)
        {
            throw new ArgumentOutOfRangeException("continuationOptions");
        }
    }

    /// <summary>Whether a task that ended this way is one to go on after.</summary>
    internal bool AskFor(Task ended) =>
        !Options.HasFlag(
            ended.IsCanceled ? TaskContinuationOptions.NotOnCanceled
            : ended.IsFaulted ? TaskContinuationOptions.NotOnFaulted
            : TaskContinuationOptions.NotOnRanToCompletion);
}
