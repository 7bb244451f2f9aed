using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The request in flight of one connection, between its arrival and its answer: not begun for want of a job, or paused.
/// Touched by the session's one worker only.
/// </summary>
/// <param name="session">Whose.</param>
/// <param name="dispatcher">Where its requests run.</param>
internal sealed class JobDesk(AsyncSession session, AsyncJobDispatcher dispatcher)
{
    private RequestMessage _message;
    private JobHandle _handle;
    private bool _isPaused;
    private Action? _due;

    /// <summary>Whether a request is neither answered nor given up.</summary>
    public bool HasPending { get; private set; }

    /// <summary>The request in flight.</summary>
    public RequestMessage Message => _message;

    /// <summary>Names who is told that Continue may get on.</summary>
    /// <param name="due">Runs on any thread, with no lock held; must be short.</param>
    public void OnDue(Action due)
    {
        _due = due;
        session.OnWake(due);
    }

    /// <summary>Begins a request.</summary>
    /// <param name="message">It.</param>
    /// <returns>Its answer; null: it is pending.</returns>
    public HsmResponse? Begin(RequestMessage message)
    {
        _message = message;
        HasPending = true;
        return Continue();
    }

    /// <summary>Goes on with the pending request, if it can.</summary>
    /// <returns>Its answer; null: it is pending still.</returns>
    public HsmResponse? Continue()
    {
        var result = _isPaused
            ? session.Resume(_handle, _message.Request, dispatcher)
            : session.Begin(_message.Request, dispatcher);
        switch (result.Outcome)
        {
            case JobOutcome.Finished:
                return Answer(result.Response!);
            case JobOutcome.Paused:
                _isPaused = true;
                _handle = result.Handle;
                return null;
            case JobOutcome.NoJobs:
                dispatcher.OnJobFreed(_due);
                return null;
            case JobOutcome.Busy:
                return Answer(new StatusResponse(HsmStatus.RequestPending));
            default:
                return Answer(new StatusResponse(result.Status));
        }
    }

    /// <summary>Blocks until Continue would get on.</summary>
    public void Wait() => session.WaitUntilDue();

    /// <summary>The session ends: what is paused of it is cancelled.</summary>
    public void End() => session.Dispose();

    private HsmResponse Answer(HsmResponse response)
    {
        HasPending = false;
        _isPaused = false;
        return response;
    }
}
