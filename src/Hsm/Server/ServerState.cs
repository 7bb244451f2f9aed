using Hsm.Abstractions;

namespace Hsm;

/// <summary>What all sessions of a server share. Its members never change once opened; what they hold is guarded as LockOrder says.</summary>
internal sealed class ServerState
{
    private const int ResponseOverheadBytes = 20;

    private readonly IRandomGenerators _random;
    private readonly Func<PreparedKeys>? _prepared;
    private int _sessionCount;

    // What AssertJobsDrained looks at: empty unless invariants are checked. Guards itself.
    private readonly List<AsyncJobDispatcher> _dispatchers = [];

    /// <summary>Composes the state.</summary>
    /// <param name="options">The server's options.</param>
    /// <param name="store">The opened store.</param>
    public ServerState(HsmServerOptions options, NvmStore store)
    {
        Store = store;
        NvmIds = options.Components.NvmNaming(options.NvmIds);
        Sizes = options.KeySlots;
        ServerId = options.ServerId;
        CommDataLengthBytes = options.CommDataLengthBytes;
        ChecksInvariants = options.ChecksInvariants;
        Components = options.Components;
        Locks = new ServerLocks(
            options.Locks, options.Granularity, options.ChecksInvariants && !options.Components.AllowsAnyLockOrder);
        _random = options.Random;
        Crypto = new CryptoLayer([.. options.Crypto], options.Components.DevicePolicy(options.Sharing));
        Engine = options.Engine;
        CustomCallbacks = [.. options.CustomCallbacks];
        HardwareKeys = options.HardwareKeys;
        _prepared = options.Crypto.Append(options.Engine?.Device).Any(static provider => provider is { PreparesKeys: true })
            ? Components.PreparedKeys
            : null;
        Caches = new KeyCacheRegistry(CreateCache());
        Certificates = new CertificateState(options.CertificateClock);
        Info = new ServerInfo
        {
            CommDataLengthBytes = options.CommDataLengthBytes,
            NvmObjectCount = options.NvmObjectCount,
            SmallSlotCount = Sizes.SmallCount,
            SmallSlotLengthBytes = Sizes.SmallLengthBytes,
            BigSlotCount = Sizes.BigCount,
            BigSlotLengthBytes = Sizes.BigLengthBytes,
            CustomCallbackCount = CustomCallbacks.Count,
        };
    }

    /// <summary>Objects; guarded as Store.</summary>
    public NvmStore Store { get; }

    /// <summary>Which objects the ids of NVM requests mean.</summary>
    public NvmNaming NvmIds { get; }

    /// <summary>Key caches; guarded as Caches.</summary>
    public KeyCacheRegistry Caches { get; }

    /// <summary>The PKCS#11 face; guarded as Applications. Null: the server has none.</summary>
    public TokenState? Token { get; private set; }

    /// <summary>Verification of certificates; what it remembers is guarded as Caches.</summary>
    public CertificateState Certificates { get; }

    /// <summary>Users, guarded as Applications; null: the server has none.</summary>
    public UserRegistry? Users { get; private set; }

    /// <summary>Sessions that ended and left something behind; guards itself.</summary>
    public RetiredSessions Retired { get; } = new();

    /// <summary>The locks.</summary>
    public ServerLocks Locks { get; }

    /// <summary>Providers of cryptography and the choice between them.</summary>
    public CryptoLayer Crypto { get; }

    /// <summary>An accelerator with a queue of its own; null: there is none.</summary>
    public IAcceleratorEngine? Engine { get; }

    /// <summary>Functions of the server's owner, by index.</summary>
    public IReadOnlyList<ICustomCallback?> CustomCallbacks { get; }

    /// <summary>Keys to wrap with that hardware holds; they never change.</summary>
    public IReadOnlyList<HardwareKey> HardwareKeys { get; }

    /// <summary>The steps of request handling.</summary>
    public ServerComponents Components { get; }

    /// <summary>What INFO answers.</summary>
    public ServerInfo Info { get; }

    /// <summary>Slots of each cache.</summary>
    public KeySlotSizes Sizes { get; }

    /// <summary>The server's own number.</summary>
    public uint ServerId { get; }

    /// <summary>Longest payload of a request.</summary>
    public int CommDataLengthBytes { get; }

    /// <summary>Whether a made key or a signature fits a response.</summary>
    /// <param name="lengthBytes">Its length.</param>
    /// <returns>True when there is room behind the headers, which are never longer than 20 bytes (protocol page 8).</returns>
    public bool FitsResponse(int lengthBytes) => lengthBytes <= CommDataLengthBytes - ResponseOverheadBytes;

    /// <summary>Whether invariants are asserted, and a broken one thrown.</summary>
    public bool ChecksInvariants { get; }

    /// <summary>Takes over what the store has of users and of the PKCS#11 face. Nobody else has the state yet.</summary>
    /// <param name="options">The server's options.</param>
    /// <returns>
    /// Ok; Access: the store has users and the options name none, who would let everybody do everything; NotVerified: an
    /// account can't be read; NoSpace: no room for what is written the first time; Aborted: flash error.
    /// </returns>
    public HsmStatus Open(HsmServerOptions options)
    {
        var status = HsmStatus.Ok;
        if (options.Token is { } token)
        {
            status = TokenState.Open(token, this, out var face);
            Token = face;
        }

        if (status == HsmStatus.Ok && options.Auth is { } auth)
        {
            status = UserRegistry.Open(auth, this, out var users);
            Users = users;
        }

        var lacksUsers = options.Auth is null && Store.FindAny(UserRecord.Of(new UserId(1))) is not null;
        return status == HsmStatus.Ok && lacksUsers ? HsmStatus.Access : status;
    }

    /// <summary>Makes a dispatcher that must have nothing left when the server ends. Any thread.</summary>
    /// <param name="maxJobs">0: no limit.</param>
    /// <returns>The dispatcher.</returns>
    public AsyncJobDispatcher CreateDispatcher(int maxJobs)
    {
        var dispatcher = new AsyncJobDispatcher(Components.Jobs, maxJobs, ChecksInvariants);
        if (ChecksInvariants)
        {
            lock (_dispatchers)
            {
                _dispatchers.Add(dispatcher);
            }
        }

        return dispatcher;
    }

    /// <summary>Asserts that no job is left. Every session ended.</summary>
    /// <exception cref="HsmInvariantException">One is.</exception>
    public void AssertJobsDrained()
    {
        if (ChecksInvariants)
        {
            _dispatchers.ForEach(static dispatcher => dispatcher.AssertDrained());
        }
    }

    /// <summary>Asserts the invariants of what a session has locked.</summary>
    /// <param name="locked">What it asked for.</param>
    /// <exception cref="HsmInvariantException">One does not hold.</exception>
    public void AssertInvariants(Guarded locked)
    {
        var covered = Locks.Covered(locked);
        if ((covered & Guarded.Store) != Guarded.None)
        {
            Store.AssertInvariants();
        }

        if ((covered & Guarded.Caches) != Guarded.None)
        {
            Caches.AssertInvariants((covered & Guarded.Store) != Guarded.None ? Store : null);
        }
    }

    /// <summary>Makes an empty key cache. Any thread.</summary>
    /// <returns>With the slots of this server.</returns>
    public KeyCache CreateCache() => new(Sizes, _prepared, Components.FormerSlot);

    /// <summary>Makes the random generator of the next session. Any thread.</summary>
    /// <returns>A generator of its own.</returns>
    public IRandomSource CreateRandom() => _random.Create(Interlocked.Increment(ref _sessionCount) - 1);
}
