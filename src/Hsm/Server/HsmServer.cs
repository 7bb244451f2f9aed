using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A server: one store, one set of caches and locks, any number of sessions. Open it, open sessions, start a scheduling,
/// dispose it. Not for two threads, but for the sessions it hands out.
/// </summary>
public sealed class HsmServer : IDisposable
{
    private readonly ILockProvider _lockProvider;
    private readonly ServerState _state;
    private readonly List<ServerContext> _sessions = [];
    private readonly List<AsyncSession> _asyncSessions = [];
    private IServerScheduling? _scheduling;
    private bool _isDisposed;

    private HsmServer(HsmServerOptions options, NvmStore store)
    {
        _lockProvider = options.Locks;
        _state = new ServerState(options, store);
    }

    /// <summary>What INFO answers.</summary>
    public ServerInfo Info => _state.Info;

    /// <summary>The sessions opened so far, in order.</summary>
    public IReadOnlyList<ServerContext> Sessions => _sessions;

    /// <summary>Opens a server over a flash: recovers what is there, formats a blank one.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="server">The server when Ok; dispose it.</param>
    /// <returns>
    /// Ok; NotVerified: the flash holds bytes that are neither blank nor left by a power cut, nothing was written;
    /// NotImplemented: it holds a store of another format version, nothing was written; NoSpace: it holds more objects than
    /// NvmObjectCount, nothing was written; Aborted: flash error.
    /// </returns>
    /// <exception cref="ArgumentException">Options that no server can have; says which.</exception>
    public static HsmStatus Open(HsmServerOptions options, out HsmServer? server)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var status = NvmStore.Open(options.Flash, options.NvmObjectCount, options.Components.NvmWriter, out var store);
        server = store is null ? null : new HsmServer(options, store);
        return status;
    }

    /// <summary>Opens a session over a connection. Before Start.</summary>
    /// <param name="transport">The server's end; no other context uses it.</param>
    /// <returns>The server's side of the session, for a scheduling.</returns>
    /// <exception cref="InvalidOperationException">Started already, or the lock of the caches could not be had: nothing changed.</exception>
    public ServerContext OpenSession(IServerTransport transport)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_scheduling is not null)
        {
            throw new InvalidOperationException("Sessions are opened before the server is started.");
        }

        var context = new ServerContext(OpenState(), transport, _sessions.Count);
        _sessions.Add(context);
        return context;
    }

    /// <summary>Opens a session over a connection in memory. Before Start.</summary>
    /// <returns>The client's side.</returns>
    /// <exception cref="InvalidOperationException">As OpenSession.</exception>
    public ClientContext Connect() => Connect(new SingleFlightGuard());

    /// <summary>Makes a dispatcher, where requests of asynchronous sessions run as jobs. Before Start.</summary>
    /// <param name="maxJobs">The most that may be under way at once; 0: no limit.</param>
    /// <returns>The dispatcher; one worker calls sessions on it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public AsyncJobDispatcher CreateDispatcher(int maxJobs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxJobs);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _state.CreateDispatcher(maxJobs);
    }

    /// <summary>Opens a session without a connection: its requests are begun and resumed by the caller.</summary>
    /// <returns>The session; what it has paused is cancelled with the server.</returns>
    /// <exception cref="InvalidOperationException">The lock of the caches could not be had: nothing changed.</exception>
    public AsyncSession OpenAsyncSession()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var session = new AsyncSession(OpenState());
        _asyncSessions.Add(session);
        return session;
    }

    /// <summary>Starts serving the sessions opened so far.</summary>
    /// <param name="scheduling">Who calls HandleRequest when; a fresh instance.</param>
    /// <exception cref="InvalidOperationException">
    /// Started already; or the scheduling works with more threads than the lock provider keeps apart: nothing was started.
    /// </exception>
    public void Start(IServerScheduling scheduling)
    {
        ArgumentNullException.ThrowIfNull(scheduling);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_scheduling is not null)
        {
            throw new InvalidOperationException("The server is started already.");
        }

        var threads = scheduling.ThreadCount(_sessions.Count);
        if (threads > _lockProvider.MaxServerThreads)
        {
            throw new InvalidOperationException(
                $"Lock provider '{_lockProvider.Name}' allows {_lockProvider.MaxServerThreads} server thread(s), scheduling "
                + $"'{scheduling.Name}' works with {threads}: choose round-robin or event-driven, or a provider that locks.");
        }

        _scheduling = scheduling;
        scheduling.Start(_sessions.ToArray());
    }

    /// <summary>
    /// Ends serving: requests being handled are finished and answered, others are not taken; sessions end, keys in caches
    /// are zeroed, what was acknowledged is in flash.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _scheduling?.Stop();
        foreach (var session in _sessions)
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

    private SessionState OpenState()
    {
        var session = new SessionState(_state);
        using var held = session.Lock(Guarded.Caches);
        if (held.Failed)
        {
            throw new InvalidOperationException($"No session was opened: the lock of the caches answered {held.Status}. Try again.");
        }

        _state.Caches.Add(session.LocalCache);
        return session;
    }
}
