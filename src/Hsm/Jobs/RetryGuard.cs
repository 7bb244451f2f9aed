using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// What a session remembers of its paused request, so that nothing else is taken for it. Touched by the one thread that
/// is inside the session.
/// </summary>
internal class RetryGuard
{
    private AsyncJob? _job;
    private JobHandle _handle;
    private AsyncJobDispatcher? _dispatcher;

    /// <summary>The paused job; null: none.</summary>
    public AsyncJob? Job => _job;

    /// <summary>Where it is paused.</summary>
    public AsyncJobDispatcher? Dispatcher => _dispatcher;

    /// <summary>Remembers a pause.</summary>
    /// <param name="job">The job.</param>
    /// <param name="dispatcher">Where.</param>
    public void Remember(AsyncJob job, AsyncJobDispatcher dispatcher)
    {
        _job = job;
        _handle = job.Handle;
        _dispatcher = dispatcher;
    }

    /// <summary>Checks that a call resumes what is paused.</summary>
    /// <param name="handle">As Paused answered.</param>
    /// <param name="request">The same request again, byte for byte.</param>
    /// <param name="dispatcher">The one that began it.</param>
    /// <returns>Ok; NotFound: no such pause; BadArgs: another request; Access: another dispatcher.</returns>
    public virtual HsmStatus Check(JobHandle handle, HsmRequest request, AsyncJobDispatcher dispatcher)
    {
        if (_job is null || handle != _handle || _job.Handle != handle)
        {
            return HsmStatus.NotFound;
        }

        if (!request.Equals(_job.Request))
        {
            return HsmStatus.BadArgs;
        }

        return dispatcher == _dispatcher ? HsmStatus.Ok : HsmStatus.Access;
    }

    /// <summary>Whether a new request may begin.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Ok; else the status of the error.</returns>
    public virtual HsmStatus CheckBegin(HsmRequest request) => HsmStatus.Ok;

    /// <summary>Forgets the pause: the request went on or was cancelled.</summary>
    public virtual void Forget()
    {
        _job = null;
        _handle = default;
        _dispatcher = null;
    }
}
