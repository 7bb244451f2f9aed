namespace Hsm.Exploration;

/// <summary>A session, and what it is to ask one after the other. Touched by its loop's worker only.</summary>
/// <param name="session">The session.</param>
/// <param name="calls">What it asks.</param>
internal sealed class JobClient(AsyncSession session, params JobCall[] calls)
{
    private int _next;
    private bool _isPaused;
    private JobHandle _handle;

    /// <summary>The session.</summary>
    public AsyncSession Session => session;

    /// <summary>How often a request paused.</summary>
    public int PauseCount { get; private set; }

    /// <summary>Begins and resumes as far as it goes.</summary>
    /// <param name="dispatcher">Where.</param>
    /// <param name="due">Told when it goes on.</param>
    /// <returns>True: everything was asked and answered.</returns>
    /// <exception cref="HsmInvariantException">An answer is not the one due.</exception>
    public bool Advance(AsyncJobDispatcher dispatcher, Action due)
    {
        while (_next < calls.Length)
        {
            var call = calls[_next];
            var result = _isPaused ? session.Resume(_handle, call.Request, dispatcher) : session.Begin(call.Request, dispatcher);
            switch (result.Outcome)
            {
                case JobOutcome.Finished:
                    call.Assert(result.Response);
                    _isPaused = false;
                    _next++;
                    break;
                case JobOutcome.Paused:
                    PauseCount++;
                    _isPaused = true;
                    _handle = result.Handle;
                    return false;
                case JobOutcome.NoJobs:
                    dispatcher.OnJobFreed(due);
                    return false;
                case JobOutcome.Busy:
                case JobOutcome.Error when result.Status == Abstractions.HsmStatus.Locked:
                    // Another thread is inside the session or the dispatcher just now, and leaves.
                    due();
                    return false;
                default:
                    throw new HsmInvariantException($"A session that finished its request takes the next: {result.Outcome}, {result.Status}.");
            }
        }

        return true;
    }
}
