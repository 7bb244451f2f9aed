using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The server's side of a session. <see cref="HandleRequest"/> is the only entry to the server's work; one worker at a
/// time is in it, a second is refused.
/// </summary>
public sealed class ServerContext : IServerSession, IJobHost
{
    private readonly SessionState _session;
    private readonly IServerTransport _transport;
    private readonly Action<ServerContext> _ended;
    private int _worker;

    // Touched by the one worker.
    private bool _isReleased;

    // Requests run as jobs once a dispatcher was named.
    private JobDesk? _desk;

    /// <summary>Makes the context of a session.</summary>
    /// <param name="session">The session's state.</param>
    /// <param name="opening">Its connection, slot and priority.</param>
    /// <param name="ended">Called once, by the worker, when the session has ended and its keys are gone.</param>
    internal ServerContext(SessionState session, SessionOpening opening, Action<ServerContext> ended)
    {
        _session = session;
        _transport = opening.Transport;
        _ended = ended;
        Ordinal = opening.Ordinal;
        Priority = opening.Priority;
    }

    /// <inheritdoc/>
    public int Ordinal { get; }

    /// <inheritdoc/>
    public SessionPriority Priority { get; }

    /// <summary>Takes one request, if there is one, and answers it. Never waits for a client.</summary>
    /// <returns>
    /// Handled: one request was answered, with success or failure; NotReady: none there; Disconnected: the session is
    /// over, its keys are gone; Fatal: another worker is inside (nothing was done, that one goes on), or a defect of the
    /// server ended the session.
    /// </returns>
    /// <exception cref="HsmInvariantException">The server checks invariants, and one does not hold.</exception>
    public HandleResult HandleRequest()
    {
        if (Interlocked.CompareExchange(ref _worker, 1, 0) != 0)
        {
            return _session.Server.ChecksInvariants
                ? throw new HsmInvariantException("One worker at a time is inside a server context.")
                : HandleResult.Fatal;
        }

        try
        {
            return HandleOne();
        }
        finally
        {
            Volatile.Write(ref _worker, 0);
        }
    }

    /// <inheritdoc/>
    public void WaitForRequest()
    {
        if (_desk is { HasPending: true } desk)
        {
            desk.Wait();
        }
        else
        {
            _transport.WaitForRequest();
        }
    }

    /// <inheritdoc/>
    public void OnArrival(Action arrived)
    {
        _desk?.OnDue(arrived);
        _transport.OnArrival(arrived);
    }

    /// <inheritdoc/>
    AsyncJobDispatcher IJobHost.CreateDispatcher(int maxJobs) => _session.Server.CreateDispatcher(maxJobs);

    /// <inheritdoc/>
    void IJobHost.UseJobs(AsyncJobDispatcher dispatcher) =>
        _desk = new JobDesk(new AsyncSession(_session), dispatcher);

    /// <summary>Ends what is paused of this session, and what it has of the accelerator; its worker calls this, or is gone.</summary>
    internal void CancelJobs()
    {
        _desk?.End();
        _session.Server.Crypto.SessionEnded(_session);
    }

    /// <inheritdoc/>
    public void Disconnect() => _transport.Disconnect();

    private HandleResult HandleOne()
    {
        if (_session.IsEnded)
        {
            return End();
        }

        var message = default(RequestMessage);
        if (_desk is { HasPending: true })
        {
            message = _desk.Message;
        }
        else
        {
            var received = _transport.TryReceive(out message);
            if (received != HsmStatus.Ok)
            {
                return received == HsmStatus.NotReady ? HandleResult.NotReady : End();
            }
        }

        HsmStatus status;
        try
        {
            var response = Carry(message);
            if (response is null)
            {
                return HandleResult.NotReady;
            }

            status = _transport.Send(new ResponseMessage(message.Sequence, response));
        }
        catch (Exception) when (AnswerDefect(message.Sequence))
        {
            End();
            return HandleResult.Fatal;
        }

        if (status != HsmStatus.Ok)
        {
            return End();
        }

        if (_session.IsEnded)
        {
            // CLOSE was answered: the end of the connection is what makes the scheduling come back and see.
            _transport.Disconnect();
        }

        return HandleResult.Handled;
    }

    // Null: the request is paused, or waits for a job.
    private HsmResponse? Carry(RequestMessage message)
    {
        if (_desk is not null)
        {
            return _desk.HasPending ? _desk.Continue() : _desk.Begin(message);
        }

        _session.Affinity = (message.Request as CryptoRequest)?.Affinity ?? CryptoAffinity.Hardware;
        var handler = _session.Server.Components.HandlerOf(message.Request);
        if (handler is null)
        {
            return new StatusResponse(HsmStatus.NoHandler);
        }

        var admitted = _session.Admit(message.Request.Kind);
        return admitted == HsmStatus.Ok ? handler.Handle(_session, message.Request) : new StatusResponse(admitted);
    }

    // A defect of the server, not of the request. When invariants are checked it is to be seen where it happened, so it is
    // not caught; else the client gets its answer and this session ends, the others go on.
    private bool AnswerDefect(ushort sequence)
    {
        if (_session.Server.ChecksInvariants)
        {
            return false;
        }

        _transport.Send(new ResponseMessage(sequence, new StatusResponse(HsmStatus.Aborted)));
        return true;
    }

    private HandleResult End()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            _transport.Disconnect();
            CancelJobs();
            _session.End();
            _ended(this);
        }

        return HandleResult.Disconnected;
    }
}
