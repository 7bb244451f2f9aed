namespace Hsm;

/// <summary>
/// The jobs of one dispatcher: made when first needed, never more than the maximum, used again. Touched by the
/// dispatcher's one worker only.
/// </summary>
/// <param name="maxJobs">How many requests may be under way at once; 0: no limit.</param>
internal class AsyncJobPool(int maxJobs)
{
    private readonly Stack<AsyncJob> _idle = new();

    /// <summary>Jobs made so far.</summary>
    public int CreatedCount { get; private set; }

    /// <summary>Jobs at rest.</summary>
    public int IdleCount => _idle.Count;

    /// <summary>Jobs that a worker is in: 0 or 1.</summary>
    public int RunningCount { get; private set; }

    /// <summary>Jobs that wait.</summary>
    public int PausedCount { get; private set; }

    /// <summary>The most there may be; 0: no limit.</summary>
    public int MaxJobs => maxJobs;

    /// <summary>Takes a job that is at rest, or makes one.</summary>
    /// <returns>Null: the maximum is in use.</returns>
    public AsyncJob? TryTake()
    {
        if (_idle.TryPop(out var job))
        {
            return job;
        }

        return maxJobs != 0 && CreatedCount >= maxJobs ? null : new AsyncJob(this, CreatedCount++);
    }

    /// <summary>Takes a job back.</summary>
    /// <param name="job">It is Idle.</param>
    public void Return(AsyncJob job) => _idle.Push(job);

    /// <summary>Notes that a job goes from one state to another.</summary>
    /// <param name="from">Before.</param>
    /// <param name="to">After.</param>
    public void Count(JobState from, JobState to)
    {
        Add(from, -1);
        Add(to, 1);
    }

    /// <summary>Asserts what holds whenever no call of the dispatcher is under way.</summary>
    /// <exception cref="HsmInvariantException">It does not.</exception>
    public void AssertInvariants()
    {
        if (CreatedCount != IdleCount + RunningCount + PausedCount || (maxJobs != 0 && CreatedCount > maxJobs))
        {
            throw new HsmInvariantException(
                $"Jobs created = idle + running + paused <= maximum: {CreatedCount} = {IdleCount} + {RunningCount} + {PausedCount} <= {maxJobs}.");
        }

        if (RunningCount > 1)
        {
            throw new HsmInvariantException($"One job runs on a dispatcher at a time: {RunningCount} do.");
        }
    }

    /// <summary>Asserts that nothing is left when the server ends.</summary>
    /// <exception cref="HsmInvariantException">A job is neither finished nor cancelled.</exception>
    public void AssertDrained()
    {
        AssertInvariants();
        if (RunningCount + PausedCount != 0)
        {
            throw new HsmInvariantException(
                $"No job outlives its server: {RunningCount} running and {PausedCount} paused of {CreatedCount}.");
        }
    }

    private void Add(JobState state, int change)
    {
        switch (state)
        {
            case JobState.Running:
                RunningCount += change;
                break;
            case JobState.Paused:
                PausedCount += change;
                break;
        }
    }
}
