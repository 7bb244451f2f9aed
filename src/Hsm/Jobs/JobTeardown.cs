namespace Hsm;

/// <summary>Ends a paused job whose session ends before it.</summary>
internal class JobTeardown
{
    /// <summary>Cancels the job: what it holds is given up, and it goes back into the pool.</summary>
    /// <param name="job">Paused.</param>
    public virtual void Cancel(AsyncJob job)
    {
        job.Continue().Abandon();
        job.Leave();
    }
}
