using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A server: one store, one set of caches and locks, any number of sessions, which come and go at any time. Open it, start
/// a scheduling, open sessions, dispose it. Any thread, but for one Start and one Dispose.
/// </summary>
public sealed class HsmServer : IDisposable
{
    private readonly ILockProvider _lockProvider;
    private readonly ServerState _state;
    private readonly SessionSlots _sessions;

    // Serialises opening against Start and Dispose, so that each session is either among those of Start or added.
    private readonly Lock _opening = new();

    // Guarded by _opening.
    private readonly List<AsyncSession> _asyncSessions = [];
    private IServerScheduling? _scheduling;
    private bool _isDisposed;

    private HsmServer(HsmServerOptions options, NvmStore store)
    {
        _lockProvider = options.Locks;
        _state = new ServerState(options, store);
        _sessions = new SessionSlots(options.MaxSessions);
    }

    /// <summary>What INFO answers.</summary>
    public ServerInfo Info => _state.Info;

    /// <summary>The sessions that have not ended, by slot; a copy.</summary>
    public IReadOnlyList<ServerContext> Sessions => _sessions.ToArray();

    /// <summary>Opens a server over a flash: recovers what is there, formats a blank one.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="server">The server when Ok; dispose it.</param>
    /// <returns>
    /// Ok; NotVerified: the flash holds bytes that are neither blank nor left by a power cut, nothing was written;
    /// NotImplemented: it holds a store of another format version, nothing was written; NoSpace: it holds more objects than
    /// NvmObjectCount, nothing was written, or no room for users' records; Access: it has users, and options.Auth is null;
    /// Aborted: flash error.
    /// </returns>
    /// <exception cref="ArgumentException">Options that no server can have; says which.</exception>
    public static HsmStatus Open(HsmServerOptions options, out HsmServer? server)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var status = NvmStore.Open(options.Flash, options.NvmObjectCount, options.Components.NvmWriter, out var store);
        server = null;
        if (store is null)
        {
            return status;
        }

        var opened = new HsmServer(options, store);
        status = opened._state.Open(options);
        if (status == HsmStatus.Ok)
        {
            server = opened;
        }
        else
        {
            opened.Dispose();
        }

        return status;
    }

    /// <summary>
    /// Opens a session over a connection, before or after Start; it ends when its client closes or goes, and its slot is
    /// then used again. Takes no lock of the provider.
    /// </summary>
    /// <param name="transport">The server's end; no other context uses it.</param>
    /// <param name="priority">How urgent its requests are.</param>
    /// <param name="session">The server's side of the session when Ok; null else.</param>
    /// <returns>
    /// Ok; NoSpace: as many sessions as the server may have, or, once started, as many as the scheduling can work with
    /// the threads that the lock provider keeps apart; NotReady: the server is disposed. The transport is untouched then.
    /// </returns>
    public HsmStatus TryOpenSession(IServerTransport transport, SessionPriority priority, out ServerContext? session)
    {
        session = null;
        lock (_opening)
        {
            if (_isDisposed)
            {
                return HsmStatus.NotReady;
            }

            if (_scheduling?.ThreadCount(_sessions.Count + 1) > _lockProvider.MaxServerThreads)
            {
                return HsmStatus.NoSpace;
            }

            var opened = _sessions.Open(slot => new ServerContext(
                new SessionState(_state, priority), new SessionOpening(transport, slot, priority), _sessions.Close));
            if (opened is null)
            {
                return HsmStatus.NoSpace;
            }

            if (_scheduling?.Add(opened) == false)
            {
                _sessions.Close(opened);
                return HsmStatus.NotReady;
            }

            session = opened;
            return HsmStatus.Ok;
        }
    }

    /// <summary>Opens a session over a connection, as TryOpenSession with normal priority.</summary>
    /// <param name="transport">The server's end; no other context uses it.</param>
    /// <returns>The server's side of the session.</returns>
    /// <exception cref="InvalidOperationException">TryOpenSession would not answer Ok; says why. Nothing changed.</exception>
    public ServerContext OpenSession(IServerTransport transport)
    {
        var status = TryOpenSession(transport, SessionPriority.Normal, out var session);
        return session ?? throw new InvalidOperationException(status == HsmStatus.NotReady
            ? "No session was opened: the server has ended."
            : "No session was opened: there are as many as the server may have (MaxSessions, or threads of its lock provider).");
    }

    /// <summary>Opens a session over a connection in memory.</summary>
    /// <returns>The client's side.</returns>
    /// <exception cref="InvalidOperationException">As OpenSession.</exception>
    public ClientContext Connect() => Connect(new SingleFlightGuard());

    /// <summary>Makes a dispatcher, where requests of asynchronous sessions run as jobs.</summary>
    /// <param name="maxJobs">The most that may be under way at once; 0: no limit.</param>
    /// <returns>The dispatcher; one worker calls sessions on it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public AsyncJobDispatcher CreateDispatcher(int maxJobs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxJobs);
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _state.CreateDispatcher(maxJobs);
        }
    }

    /// <summary>Opens a session without a connection: its requests are begun and resumed by the caller.</summary>
    /// <returns>The session; what it has paused is cancelled with the server.</returns>
    public AsyncSession OpenAsyncSession()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var session = new AsyncSession(new SessionState(_state));
            _asyncSessions.Add(session);
            return session;
        }
    }

    /// <summary>Starts serving the sessions there are, and those that are opened from now on.</summary>
    /// <param name="scheduling">Who calls HandleRequest when; a fresh instance.</param>
    /// <exception cref="InvalidOperationException">
    /// Started already; or the scheduling works with more threads than the lock provider keeps apart: nothing was started.
    /// </exception>
    public void Start(IServerScheduling scheduling)
    {
        ArgumentNullException.ThrowIfNull(scheduling);
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_scheduling is not null)
            {
                throw new InvalidOperationException("The server is started already.");
            }

            var threads = scheduling.ThreadCount(Math.Max(1, _sessions.Count));
            if (threads > _lockProvider.MaxServerThreads)
            {
                throw new InvalidOperationException(
                    $"Lock provider '{_lockProvider.Name}' allows {_lockProvider.MaxServerThreads} server thread(s), scheduling "
                    + $"'{scheduling.Name}' works with {threads}: choose round-robin or event-driven, or a provider that locks.");
            }

            scheduling.Start(_sessions.ToArray());
            _scheduling = scheduling;
        }
    }

    /// <summary>
    /// Ends serving: requests being handled are finished and answered, others are not taken; sessions end, keys in caches
    /// are zeroed, what was acknowledged is in flash.
    /// </summary>
    public void Dispose()
    {
        lock (_opening)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        // No session is opened any more; workers that end sessions take only the gate of the slots.
        _scheduling?.Stop();
        foreach (var session in _sessions.ToArray())
        {
            session.Disconnect();
            session.CancelJobs();
        }

        foreach (var session in _asyncSessions)
        {
            session.Dispose();
        }

        _state.AssertJobsDrained();

        _state.Caches.RemoveAll();
        _state.Token?.RemoveAll();
        _state.Locks.Destroy();
    }

    /// <summary>Opens a session in memory whose client has another guard.</summary>
    /// <param name="guard">Who lets threads into the client context.</param>
    /// <returns>The client's side.</returns>
    internal ClientContext Connect(InFlightGuard guard)
    {
        var transport = new InMemoryTransport();
        OpenSession(transport.Server);
        return new ClientContext(transport.Client, guard);
    }
}
