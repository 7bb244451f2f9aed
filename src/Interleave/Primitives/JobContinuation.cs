using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Starts a job when a task completes in one of the ways asked for, and cancels it otherwise.</summary>
internal sealed class JobContinuation : Continuation
{
    private readonly TaskJob _job;
    private readonly Task _antecedent;
    private readonly ContinueOptions _options;

    private JobContinuation(LogicalThread thread, TaskJob job, Task antecedent, ContinueOptions options)
        : base(thread) => (_job, _antecedent, _options) = (job, antecedent, options);

    internal override string Name => "continuation";

    protected override bool IsAwait => false;

    /// <summary>ContinueWith.</summary>
    internal static void Attach(LogicalThread thread, TaskJob job, Task antecedent, ContinueOptions options)
    {
        options.Require();
        job.Create(thread, "continuation", JobOptions.Of(options.Options, Schedulers.Custom(thread, options.Scheduler)));
        var continuation = new JobContinuation(thread, job, antecedent, options);
        if (antecedent.IsCompleted)
        {
            thread.Execution.NoteSeen<TaskResource>(thread, antecedent);
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
        if (!_options.AskFor(_antecedent))
        {
            _job.CancelUnstarted();
        }
        else if (_options.Options.HasFlag(TaskContinuationOptions.ExecuteSynchronously) && !Completion.QueuesContinuations)
        {
            _job.RunHere(thread);
        }
        else
        {
            _job.SpawnQuietly(thread);
        }
    }
}
