namespace Hsm;

/// <summary>How a call of <see cref="AsyncSession.Begin"/> or <see cref="AsyncSession.Resume"/> ended.</summary>
public enum JobOutcome
{
    /// <summary>The request was carried out; the response may be a failure. Nothing is in flight.</summary>
    Finished,

    /// <summary>
    /// The request waits for the accelerator: the session's wake callback tells when Resume will get on. Until then the
    /// only legal call is Resume with the same request on the same dispatcher.
    /// </summary>
    Paused,

    /// <summary>The dispatcher's pool has its maximum of jobs in use. Nothing was done; begin again once one has ended.</summary>
    NoJobs,

    /// <summary>The session has a request in flight already. Nothing was done.</summary>
    Busy,

    /// <summary>The call was refused; the status says why. Nothing was done, a paused request stays paused.</summary>
    Error,
}
