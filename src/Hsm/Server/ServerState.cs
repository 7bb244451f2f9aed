using Hsm.Abstractions;

namespace Hsm;

/// <summary>What all sessions of a server share. Its members never change; what they hold is guarded as LockOrder says.</summary>
internal sealed class ServerState
{
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
        Token = options.Token is { } token ? new TokenState(token, store) : null;
        Certificates = new CertificateState(options.CertificateClock);
        Users = options.Auth is { } auth ? new UserRegistry(auth, Components.Auth.Policy, Certificates.Verifier) : null;
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

    /// <summary>Objects; guarded as Store.</summary>
    public NvmStore Store { get; }

    /// <summary>Key caches; guarded as Caches.</summary>
    public KeyCacheRegistry Caches { get; }

    /// <summary>The PKCS#11 face; guarded as Applications. Null: the server has none.</summary>
    public TokenState? Token { get; }

    /// <summary>Verification of certificates; what it remembers is guarded as Caches.</summary>
    public CertificateState Certificates { get; }

    /// <summary>Users, guarded as Applications; null: the server has none.</summary>
    public UserRegistry? Users { get; }

    /// <summary>Caches of ended sessions that could not be taken out yet; guards itself.</summary>
    public RetiredCaches RetiredCaches { get; } = new();

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

    /// <summary>Whether invariants are asserted, and a broken one thrown.</summary>
    public bool ChecksInvariants { get; }

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
