using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Starts a job when a task completes in one of the ways asked for, and cancels it otherwise.</summary>
internal sealed class JobContinuation : Continuation
{
    private readonly TaskJob _job;
    private readonly Task _antecedent;
    private readonly TaskContinuationOptions _options;

    private JobContinuation(LogicalThread thread, TaskJob job, Task antecedent, TaskContinuationOptions options)
        : base(thread) => (_job, _antecedent, _options) = (job, antecedent, options);

    internal override string Name => "continuation";

    protected override bool IsAwait => false;

    /// <summary>ContinueWith.</summary>
    internal static void Attach(LogicalThread thread, TaskJob job, Task antecedent, TaskContinuationOptions options)
    {
        if (options.HasFlag(TaskContinuationOptions.AttachedToParent))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: TaskContinuationOptions.AttachedToParent is not modelled. Await the continuation instead.");
        }

        job.Create(thread, "continuation", options.HasFlag(TaskContinuationOptions.RunContinuationsAsynchronously));
        var continuation = new JobContinuation(thread, job, antecedent, options);
        if (antecedent.IsCompleted)
        {
            continuation.Run();
        }
        else
        {
            continuation.Await(thread, antecedent);
        }
    }

    protected override void Run()
    {
        LogicalThread thread = LogicalThread.Current!;
        if (!IsAskedFor)
        {
            _job.CancelUnstarted();
        }
        else if (_options.HasFlag(TaskContinuationOptions.ExecuteSynchronously) && !Completion.QueuesContinuations)
        {
            _job.Run();
        }
        else
        {
            _job.Spawn(thread);
        }
    }

    private bool IsAskedFor =>
        !_options.HasFlag(
            _antecedent.IsCanceled ? TaskContinuationOptions.NotOnCanceled
            : _antecedent.IsFaulted ? TaskContinuationOptions.NotOnFaulted
            : TaskContinuationOptions.NotOnRanToCompletion);
}
