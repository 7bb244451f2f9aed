using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a server knows of one session. Touched by the session's one worker, but for the local cache.</summary>
internal sealed class SessionState
{
    private readonly LockLedger _locks;

    // True while LocalCache is among the server's caches. Touched by the session's one worker.
    private bool _isRegistered;

    /// <summary>Makes the state of a session before INIT.</summary>
    /// <param name="server">The server.</param>
    public SessionState(ServerState server)
    {
        Server = server;
        LocalCache = new KeyCache(server.Sizes);
        _locks = new LockLedger(server.Locks);
    }

    /// <summary>The server.</summary>
    public ServerState Server { get; }

    /// <summary>Keys of this session alone; guarded by the State lock, for other sessions drop copies in it.</summary>
    public KeyCache LocalCache { get; }

    /// <summary>Who speaks; Global before INIT.</summary>
    public ClientId Client { get; set; }

    /// <summary>True once CLOSE was answered or the connection ended.</summary>
    public bool IsEnded { get; set; }

    /// <summary>The cache a key id is routed to.</summary>
    /// <param name="id">The key.</param>
    /// <returns>Global or local cache.</returns>
    public KeyCache CacheOf(NvmId id) => id.User == ClientId.Global ? Server.Caches.Global : LocalCache;

    /// <summary>Reads a key id that must name a key.</summary>
    /// <param name="id">As the client wrote it.</param>
    /// <param name="address">In the server's form.</param>
    /// <returns>False: number 0, or a wrapped or hardware key, which this server does not have.</returns>
    public bool TryAddress(KeyId id, out NvmId address)
    {
        address = id.ToNvmId(Client);
        return id.Number != 0 && !id.IsWrappedOrHardware;
    }

    /// <summary>
    /// Takes the State lock for changes, and asserts the invariants first thing. The first time the session's cache joins
    /// the server's: before that it is empty, so opening a session needs no lock and works with any provider.
    /// </summary>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockState()
    {
        var held = _locks.Exclusive(LockRank.State);
        if (held.Failed)
        {
            return held;
        }

        if (!_isRegistered && !IsEnded)
        {
            Server.Caches.Add(LocalCache);
            _isRegistered = true;
        }

        if (!Server.ChecksInvariants)
        {
            return held;
        }

        try
        {
            Server.Store.AssertInvariants();
            Server.Caches.AssertInvariants(Server.Store);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes the State lock for look-ups.</summary>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockStateShared() => _locks.Shared(LockRank.State);

    /// <summary>Zeroes the session's keys and takes its cache out of the server's; now, or when the lock can be had.</summary>
    public void ReleaseCache()
    {
        IsEnded = true;
        if (!_isRegistered)
        {
            return;
        }

        _isRegistered = false;
        using var held = LockState();
        if (held.Failed)
        {
            Server.RetiredCaches.Add(LocalCache);
            return;
        }

        LocalCache.RemoveAll();
        Server.Caches.Remove(LocalCache);
        Server.RetiredCaches.Clear(Server.Caches);
    }

    /// <summary>Takes the Device lock.</summary>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockDevice() => _locks.Exclusive(LockRank.Device);
}
