using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A session whose requests may pause while the accelerator is at work, so that their worker does other things meanwhile.
/// One request in flight; everything else, CLOSE too, is Busy until it finished.
/// </summary>
/// <remarks>
/// Begin and Resume are called by the dispatcher's worker; a call by another thread at the same time is Busy, never
/// harmful. After Paused the wake callback tells when to resume; earlier calls of Resume answer Paused again.
/// </remarks>
public sealed class AsyncSession : IDisposable
{
    private const int Idle = 0;
    private const int Inside = 1;
    private const int Paused = 2;
    private const int Closed = 3;

    private readonly SessionState _session;
    private readonly RetryGuard _retry;

    // Idle or Paused -> Inside -> Idle, Paused or Closed. Only the thread that made it Inside changes it from there, and
    // everything else here is touched by that thread alone.
    private int _phase = Idle;
    private Action? _wake;

    /// <summary>Makes the session's asynchronous face.</summary>
    /// <param name="session">Its state.</param>
    internal AsyncSession(SessionState session)
    {
        _session = session;
        _retry = session.Server.Components.Jobs.CreateRetryGuard();
    }

    /// <summary>Whether a request is paused.</summary>
    public bool IsPaused => Volatile.Read(ref _phase) == Paused;

    /// <summary>Names who is told that a paused request can be resumed: once for each pause. Before the first Begin.</summary>
    /// <param name="wake">Runs on the thread that completes the operation, with no lock held; must be short.</param>
    public void OnWake(Action wake) => Volatile.Write(ref _wake, wake);

    /// <summary>Begins a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="dispatcher">Where it runs.</param>
    /// <returns>
    /// Finished, Paused, NoJobs or Busy; Error with NotReady: the session is closed; Error with Locked: the dispatcher runs
    /// a job, this call came from within it or from another thread.
    /// </returns>
    /// <exception cref="HsmInvariantException">An invariant of the HSM does not hold.</exception>
    public JobResult Begin(HsmRequest request, AsyncJobDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(dispatcher);
        var was = Interlocked.CompareExchange(ref _phase, Inside, Idle);
        if (was != Idle)
        {
            return was == Closed ? JobResult.Error(HsmStatus.NotReady) : JobResult.Nothing(JobOutcome.Busy);
        }

        var status = _session.IsEnded ? HsmStatus.NotReady : _retry.CheckBegin(request);
        if (status != HsmStatus.Ok || !dispatcher.TryEnter())
        {
            return LeaveAs(Idle, JobResult.Error(status == HsmStatus.Ok ? HsmStatus.Locked : status));
        }

        var job = dispatcher.Pool.TryTake();
        if (job is null)
        {
            dispatcher.Leave(isFinished: false);
            return LeaveAs(Idle, JobResult.Nothing(JobOutcome.NoJobs));
        }

        job.Enter(request);
        return Run(job, dispatcher, rest: null);
    }

    /// <summary>Goes on with the paused request.</summary>
    /// <param name="handle">As Paused answered.</param>
    /// <param name="request">The same request again, byte for byte.</param>
    /// <param name="dispatcher">The one that began it.</param>
    /// <returns>
    /// Finished; Paused: not woken yet, or another pause; Busy: a thread is inside; Error with NotFound: nothing is paused
    /// under that handle; with BadArgs: another request; with Access: another dispatcher; with Locked: the dispatcher runs a
    /// job. What is paused stays paused after an error.
    /// </returns>
    /// <exception cref="HsmInvariantException">An invariant of the HSM does not hold.</exception>
    public JobResult Resume(JobHandle handle, HsmRequest request, AsyncJobDispatcher dispatcher)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(dispatcher);
        var was = Interlocked.CompareExchange(ref _phase, Inside, Paused);
        if (was != Paused)
        {
            return was == Inside ? JobResult.Nothing(JobOutcome.Busy) : JobResult.Error(HsmStatus.NotFound);
        }

        var status = _retry.Check(handle, request, dispatcher);
        if (status != HsmStatus.Ok || !_session.Wake.IsSignalled())
        {
            return LeaveAs(Paused, status == HsmStatus.Ok ? JobResult.Paused(handle) : JobResult.Error(status));
        }

        if (!dispatcher.TryEnter())
        {
            return LeaveAs(Paused, JobResult.Error(HsmStatus.Locked));
        }

        var job = _retry.Job!;
        _retry.Forget();
        return Run(job, dispatcher, job.Continue());
    }

    /// <summary>
    /// Ends the session: a paused request is cancelled, its job goes back into the pool, what the accelerator still completes
    /// wakes nobody, and the session's own keys go. No thread is inside; the dispatcher's worker calls this, or nobody works it any more.
    /// </summary>
    /// <exception cref="HsmInvariantException">A thread is inside: nothing was done.</exception>
    public void Dispose()
    {
        var was = Interlocked.CompareExchange(ref _phase, Inside, Paused);
        if (was == Idle)
        {
            was = Interlocked.CompareExchange(ref _phase, Inside, Idle);
        }

        if (was == Closed)
        {
            return;
        }

        if (was == Inside)
        {
            throw new HsmInvariantException("Nobody is inside a session when it ends.");
        }

        _session.Wake.Close();
        if (was == Paused)
        {
            var job = _retry.Job!;
            _retry.Forget();
            _session.Server.Components.Jobs.Teardown.Cancel(job);
        }

        _session.End();
        Volatile.Write(ref _phase, Closed);
    }

    /// <summary>Blocks until Resume would get on with the paused request; returns at once when none is paused.</summary>
    internal void WaitUntilDue()
    {
        if (IsPaused)
        {
            _session.Wake.Wait();
        }
    }

    private JobResult Run(AsyncJob job, AsyncJobDispatcher dispatcher, PausedWork? rest)
    {
        JobStep step;
        _session.Dispatcher = dispatcher;
        try
        {
            step = rest is null ? Carry(job.Request!) : rest.Resume(_session);
        }
        catch
        {
            // A defect of the server. The job is not lost with it.
            Finish(job, dispatcher);
            throw;
        }

        if (step.Rest is null)
        {
            Finish(job, dispatcher);
            return JobResult.Finished(step.Response!);
        }

        return Pause(job, dispatcher, step.Rest);
    }

    private JobStep Carry(HsmRequest request)
    {
        var handler = _session.Server.Components.HandlerOf(request);
        _session.Affinity = (request as CryptoRequest)?.Affinity ?? CryptoAffinity.Hardware;
        if (handler is null)
        {
            return JobStep.Done(new StatusResponse(HsmStatus.NoHandler));
        }

        var admitted = _session.Admit(request.Kind);
        return admitted == HsmStatus.Ok ? handler.Begin(_session, request) : JobStep.Done(new StatusResponse(admitted));
    }

    private void Finish(AsyncJob job, AsyncJobDispatcher dispatcher)
    {
        _session.Dispatcher = null;
        job.Leave();
        Volatile.Write(ref _phase, Idle);
        dispatcher.Leave(isFinished: true);
    }

    // Armed last: from then on the callback may run on another thread, and whoever it tells may resume at once.
    private JobResult Pause(AsyncJob job, AsyncJobDispatcher dispatcher, PausedWork rest)
    {
        _session.Dispatcher = null;
        job.Pause(rest);
        _retry.Remember(job, dispatcher);
        var result = JobResult.Paused(job.Handle);
        var ticket = _session.WakeTicket;
        dispatcher.Leave(isFinished: false);
        Volatile.Write(ref _phase, Paused);
        _session.Wake.Arm(ticket, Volatile.Read(ref _wake));
        return result;
    }

    private JobResult LeaveAs(int phase, JobResult result)
    {
        Volatile.Write(ref _phase, phase);
        return result;
    }
}
