using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a server knows of one session. Touched by the session's one worker, but for the local cache.</summary>
internal sealed class SessionState
{
    private readonly LockLedger _locks;
    private WakeSignal? _wake;

    // The request being handled; touched by the session's one worker.
    private RequestKind _underWay;

    // The generator, to be disposed with the session; null: something that outlives the session draws from it.
    private IDisposable? _ownGenerator;

    // True while LocalCache is among the server's caches. Touched by the session's one worker.
    private bool _isRegistered;

    /// <summary>Makes the state of a session before INIT.</summary>
    /// <param name="server">The server.</param>
    /// <param name="priority">How urgent its requests are.</param>
    public SessionState(ServerState server, SessionPriority priority = SessionPriority.Normal)
    {
        Server = server;
        LocalCache = server.CreateCache();
        _locks = new LockLedger(server.Locks) { Priority = (int)priority };
        Random = server.CreateRandom();
        _ownGenerator = Random as IDisposable;
    }

    /// <summary>The server.</summary>
    public ServerState Server { get; }

    /// <summary>Keys of this session alone; guarded as Caches, for other sessions drop copies in it.</summary>
    public KeyCache LocalCache { get; }

    /// <summary>The session's own random generator.</summary>
    public IRandomSource Random { get; }

    /// <summary>Who speaks; Global before INIT.</summary>
    public ClientId Client { get; set; }

    /// <summary>True once CLOSE was answered or the connection ended.</summary>
    public bool IsEnded { get; set; }

    /// <summary>Where the request under way would have its cryptography done.</summary>
    public CryptoAffinity Affinity { get; set; }

    /// <summary>The dispatcher whose job the request under way is; null: it is none, and can't pause.</summary>
    public AsyncJobDispatcher? Dispatcher { get; set; }

    /// <summary>Tells the session that the accelerator is done; made when first needed.</summary>
    public WakeSignal Wake => _wake ??= Server.Components.Jobs.CreateSignal();

    /// <summary>The ticket of the wait that was opened last.</summary>
    public long WakeTicket { get; private set; }

    /// <summary>Begins a wait for the accelerator.</summary>
    /// <returns>The ticket that its completion signals.</returns>
    public long OpenWake() => WakeTicket = Wake.Open();

    /// <summary>Keeps the request under way from pausing: the accelerator is waited for instead.</summary>
    /// <returns>Dispose it to allow pausing again.</returns>
    public PauseBlock BlockPause() => Dispatcher?.BlockPause() ?? default;

    /// <summary>Asserts that a request which is about to pause holds nothing that others wait for.</summary>
    /// <exception cref="HsmInvariantException">It does.</exception>
    public void AssertHoldsNoLock()
    {
        if (Server.ChecksInvariants)
        {
            _locks.AssertNoneHeld();
        }
    }

    /// <summary>The application of the PKCS#11 face that the connection is attached to; what it holds is guarded.</summary>
    public TokenApplication? Application { get; set; }

    /// <summary>What SHE keeps in RAM; touched by the session's one worker.</summary>
    public SheState She { get; } = new();

    /// <summary>Who is logged in; what it holds is guarded as Applications. Null: nobody has been.</summary>
    public UserLogin? Login { get; set; }

    /// <summary>What <see cref="Leave"/> changes.</summary>
    public Guarded LeaveGuards => Application is null && Login is null ? Guarded.Caches : Guarded.Applications | Guarded.Caches;

    /// <summary>Zeroes the session's keys and ends its use of the PKCS#11 face. Under the locks of LeaveGuards.</summary>
    public void Leave()
    {
        LocalCache.RemoveAll();
        She.Clear();
        LeaveApplications();
    }

    /// <summary>Ends the session's use of the PKCS#11 face and logs its user out. Under Applications, unless there is neither.</summary>
    public void LeaveApplications()
    {
        if (Application is { } application)
        {
            Application = null;
            application.Face.Detach(application);
        }

        if (Login is { } login)
        {
            Login = null;
            Server.Users!.Logout(login);
        }
    }

    /// <summary>The cache a key id is routed to.</summary>
    /// <param name="id">The key.</param>
    /// <returns>Global or local cache.</returns>
    public KeyCache CacheOf(NvmId id) => id.User == ClientId.Global ? Server.Caches.Global : LocalCache;

    /// <summary>Ends the session: its own keys go, and what it owns of the device. Any number of times.</summary>
    public void End()
    {
        Server.Crypto.SessionEnded(this);
        KeepGenerator()?.Dispose();
        ReleaseCache();
    }

    /// <summary>Hands the generator's disposal over to what may draw from it after the session's end.</summary>
    /// <returns>To be disposed once; null: handed over before, or nothing to dispose.</returns>
    public IDisposable? KeepGenerator()
    {
        var generator = _ownGenerator;
        _ownGenerator = null;
        return generator;
    }

    /// <summary>Reads a key id that must name a key.</summary>
    /// <param name="id">As the client wrote it.</param>
    /// <param name="address">In the server's form.</param>
    /// <returns>False: number 0, or a hardware key, which only wraps.</returns>
    public bool TryAddress(KeyId id, out NvmId address)
    {
        address = id.ToNvmId(Client);
        return id.Number != 0 && address.Type != ObjectType.Hardware;
    }

    /// <summary>Looks for a trusted root. Under Store, shared is enough.</summary>
    /// <param name="id">Its id as CERT has it: the server's.</param>
    /// <returns>Null: none that this session reaches.</returns>
    public ObjectMetadata? FindRoot(NvmId id) => Server.NvmIds.ReachesRoot(Client, id) ? Server.Store.Find(id) : null;

    /// <summary>Reads a trusted root. Under Store, shared is enough.</summary>
    /// <param name="id">Its id as CERT has it: the server's.</param>
    /// <param name="root">All of it when Ok, else empty.</param>
    /// <returns>Ok; NotFound: none that this session reaches; Aborted: flash error.</returns>
    public HsmStatus ReadRoot(NvmId id, out Bytes root)
    {
        root = default;
        if (FindRoot(id) is not { } metadata)
        {
            return HsmStatus.NotFound;
        }

        var data = new byte[metadata.Length];
        var status = Server.Store.ReadData(id, 0, data);
        root = status == HsmStatus.Ok ? Bytes.Adopt(data) : default;
        return status;
    }

    /// <summary>Takes the locks of caches and store for changes: whatever a request does, this is enough.</summary>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockState() => Lock(Guarded.Both);

    /// <summary>Takes the locks of caches and store for look-ups.</summary>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockStateShared() => LockShared(Guarded.Both);

    /// <summary>
    /// Takes the locks of what a request changes and of what it only looks at, all or none, and asserts the invariants of
    /// what they guard first thing. See <see cref="LockOrder"/> for what is enough for what. The first time Caches is
    /// among the changes, the session's cache joins the server's: before that it is empty, so opening a session needs no
    /// lock and works with any provider.
    /// </summary>
    /// <param name="changes">Caches, Store or Both.</param>
    /// <param name="looksAt">None, or the one of Caches and Store that is not changed.</param>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock Lock(Guarded changes, Guarded looksAt = Guarded.None)
    {
        var held = TakePermitted(changes, looksAt);
        if (held.Failed)
        {
            return held;
        }

        if ((changes & Guarded.Applications) != Guarded.None)
        {
            Server.Retired.LeaveApplications();
        }

        if (!_isRegistered && !IsEnded && (changes & Guarded.Caches) != Guarded.None)
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
            Server.AssertInvariants(changes | looksAt);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Takes the locks of what a request looks at, together with other readers where the provider can.</summary>
    /// <param name="looksAt">Caches, Store or Both.</param>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockShared(Guarded looksAt) => TakePermitted(Guarded.None, looksAt);

    /// <summary>Looks whether the session's user may make a request, before anything of it is done.</summary>
    /// <param name="kind">The request that is under way from now on.</param>
    /// <returns>Ok; AuthPermission; Locked: nothing changed.</returns>
    public HsmStatus Admit(RequestKind kind)
    {
        _underWay = kind;
        if (Server.Users is null || UserPolicy.IsFree(kind))
        {
            return HsmStatus.Ok;
        }

        using var held = _locks.Take(Guarded.None, Guarded.Applications);
        return held.Failed ? held.Status : UserRegistry.Allows(Login, kind) ? HsmStatus.Ok : HsmStatus.AuthPermission;
    }

    // Where there are users, permissions are looked at in each critical section of a request, so that the effect and the
    // look have one instant; who has lost them is refused as who was refused the lock, with nothing changed.
    private LockLedger.HeldLock TakePermitted(Guarded changes, Guarded looksAt)
    {
        if (Server.Users is null || IsEnded || UserPolicy.IsFree(_underWay) || !Server.Components.Auth.Policy.ChecksUnderLocks)
        {
            return _locks.Take(changes, looksAt);
        }

        var held = _locks.Take(changes, looksAt | (Guarded.Applications & ~changes));
        if (held.Failed || UserRegistry.Allows(Login, _underWay))
        {
            return held;
        }

        held.Dispose();
        return _locks.Refuse(HsmStatus.AuthPermission);
    }

    /// <summary>Zeroes the session's keys and takes its cache out of the server's; now, or when the lock can be had.</summary>
    private void ReleaseCache()
    {
        IsEnded = true;
        She.Clear();
        if (!_isRegistered && Application is null && Login is null)
        {
            return;
        }

        _isRegistered = false;
        using var held = Lock(LeaveGuards);
        if (held.Failed)
        {
            Server.Retired.Add(this);
            return;
        }

        Leave();
        Server.Caches.Remove(LocalCache);
        Server.Retired.LeaveCaches(Server.Caches);
    }

    /// <summary>Takes the Device lock.</summary>
    /// <returns>Dispose it; look at its status first.</returns>
    public LockLedger.HeldLock LockDevice() => _locks.Take(Guarded.Device, Guarded.None);
}
