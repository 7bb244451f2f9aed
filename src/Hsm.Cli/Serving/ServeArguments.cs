using System.CommandLine;
using Hsm.Abstractions;
using Interleave.Cli.Hosting;
using Microsoft.Extensions.Logging;

namespace Hsm.Cli.Serving;

/// <summary>The options of <c>hsm serve</c>.</summary>
internal sealed class ServeArguments
{
    private const string DefaultListen = "tcp:127.0.0.1:23456";
    private static readonly SocketLimits s_limits = new();

    private readonly Option<string[]> _listen = new("--listen")
    {
        Description = $"Where to listen: tcp:HOST:PORT (port 0: any) or unix:PATH; several are possible. Ends in ,low or ,high for a priority in the worker pool or under priority-inheritance locks [default: {DefaultListen}].",
        HelpName = "ADDRESS",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _store = OptionFactory.Word("--store", "DIR", $"Where objects are kept; `{StoreOpening.Memory}` for a store that is gone with the process. Required.");
    private readonly Option<ServeChoices.Lock?> _lock = OptionFactory.OneOf("--lock", ServeChoices.Locks, "Lock provider [default: lock].");
    private readonly Option<LockGranularity?> _granularity = OptionFactory.OneOf("--granularity", ServeChoices.Granularities, "One lock for store and caches, or one each [default: one].");
    private readonly Option<ServeChoices.Scheduling?> _scheduling = OptionFactory.OneOf("--scheduling", ServeChoices.Schedulings, "Who works sessions when [default: thread-per-session].");
    private readonly Option<long?> _workers = OptionFactory.Whole("--workers", "Threads of the worker pool [default: one for each processor].", 1, 1024);
    private readonly Option<string?> _accelerator = OptionFactory.Word("--accelerator", "MODE", "Who uses the accelerator: shared, affinity, reserved:CLIENT or none; platform: all sessions at once, as a library [default: shared].");
    private readonly Option<X25519KeyOrder?> _x25519Keys = OptionFactory.OneOf("--x25519-keys", ServeChoices.X25519Keys, "X25519 keys in DER: as wolfSSL writes them, or as everybody else [default: wolfssl].");
    private readonly Option<long?> _commDataLength = OptionFactory.Whole("--comm-data-len", "Longest payload in bytes [default: 1280].", 256, ushort.MaxValue);
    private readonly Option<long?> _cacheSlots = OptionFactory.Whole("--cache-slots", "Small slots of each key cache [default: 8].", 0, 4096);
    private readonly Option<long?> _bigCacheSlots = OptionFactory.Whole("--big-cache-slots", "Big slots of each key cache [default: 3].", 0, 4096);
    private readonly Option<long?> _bigSlotLength = OptionFactory.Whole("--big-slot-len", "Longest key of a big slot in bytes [default: 1200].", 512, ushort.MaxValue);
    private readonly Option<long?> _nvmObjects = OptionFactory.Whole("--nvm-objects", "Objects the NVM directory has room for [default: 32].", 1, 65536);
    private readonly Option<NvmIdScheme?> _nvmIds = OptionFactory.OneOf("--nvm-ids", ServeChoices.NvmIds, "Ids in NVM requests: those of all objects, or numbers among the client's own [default: raw].");
    private readonly Option<long?> _nvmSize = OptionFactory.Whole("--nvm-size", "Bytes of each of the two NVM partitions [default: the store's own; 65536 for a new one].", 256, 1 << 26);
    private readonly Option<long?> _serverId = OptionFactory.Whole("--server-id", "The server's number, told by INIT [default: 57].", 0, uint.MaxValue);
    private readonly Option<long?> _connections = OptionFactory.Whole("--connections", $"Connections at once [default: {s_limits.MaxConnections}].", 1, 10_000);
    private readonly Option<TimeSpan?> _idleTime = OptionFactory.Seconds("--idle-time", $"Seconds without a whole request until a TCP connection is cut; over a Unix socket a client may be idle for ever [default: {s_limits.IdleTime.TotalSeconds:0}].");
    private readonly Option<TimeSpan?> _slowReaderTime = OptionFactory.Seconds("--slow-reader-time", $"Seconds a client may take to read a response [default: {s_limits.SlowReaderTime.TotalSeconds:0}].");
    private readonly Option<LogLevel?> _logLevel = OptionFactory.OneOf("--log-level", ServeChoices.LogLevels, "What to log [default: information].");
    private readonly FaceArguments _faces = new();
    private readonly JobArguments _jobs = new();
    private readonly ChannelArguments _channel = new();

    internal IReadOnlyList<Option> All =>
    [
        _listen, _store, _lock, _granularity, _scheduling, _workers, _accelerator, _x25519Keys, _commDataLength, _cacheSlots, _bigCacheSlots,
        _bigSlotLength, _nvmObjects, _nvmIds, _nvmSize, _serverId, _connections, _idleTime, _slowReaderTime, _logLevel,
        .. _jobs.All, .. _faces.All, .. _channel.All,
    ];

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">One can't be used; says which and what would do.</exception>
    internal ServePlan Read(ParseResult parsed)
    {
        string store = parsed.GetValue(_store)
            ?? throw new InputException("--store is missing: the directory where objects are kept.", $"Give --store DIR, or --store {StoreOpening.Memory} for one that is gone with the process.");
        int connections = (int?)parsed.GetValue(_connections) ?? s_limits.MaxConnections;
        ServeFaces faces = _faces.Read(parsed);
        IReadOnlyList<ServeListener> listeners = Listeners(parsed.GetValue(_listen));
        IServerScheduling scheduling = (parsed.GetValue(_scheduling) ?? ServeChoices.Schedulings["thread-per-session"])
            .Create((int?)parsed.GetValue(_workers) ?? Environment.ProcessorCount)();
        var software = new SoftwareCrypto(parsed.GetValue(_x25519Keys) ?? X25519KeyOrder.WolfSsl);
        AssertUsesPriorities(parsed, scheduling, listeners);
        string accelerator = parsed.GetValue(_accelerator) ?? "shared";
        ServeChoices.Acceleration acceleration = ServeChoices.Accelerator(accelerator, software);
        IAcceleratorEngine? engine = _jobs.Start(parsed, accelerator);
        return new ServePlan
        {
            Listeners = listeners,
            Store = store,
            PartitionSizeBytes = (int?)parsed.GetValue(_nvmSize),
            Server = flash => faces.On(Server(parsed, flash) with
            {
                MaxSessions = connections,
                Crypto = engine is null ? acceleration.Crypto : [software],
                Sharing = acceleration.Sharing,
                Engine = engine,
            }),
            Engine = engine,
            Channel = _channel.Read(parsed, engine),
            Scheduling = _jobs.Jobs(parsed) is { } jobs ? new JobScheduling(scheduling, jobs) : scheduling,
            Limits = new SocketLimits
            {
                MaxConnections = connections,
                IdleTime = parsed.GetValue(_idleTime) ?? s_limits.IdleTime,
                SlowReaderTime = parsed.GetValue(_slowReaderTime) ?? s_limits.SlowReaderTime,
            },
            LogLevel = parsed.GetValue(_logLevel) ?? LogLevel.Information,
        };
    }

    // Priorities are those of the worker pool's queue and of the lock that inherits them; the pool alone has a number of threads.
    private void AssertUsesPriorities(ParseResult parsed, IServerScheduling scheduling, IReadOnlyList<ServeListener> listeners)
    {
        string pool = $"{_scheduling.Name} worker-pool";
        bool isPool = scheduling is WorkerPoolScheduling;
        parsed.Require(pool, isPool, _workers);
        if (!isPool
            && parsed.GetValue(_lock) != ServeChoices.Locks["priority-inheritance"]
            && listeners.FirstOrDefault(static one => one.Priority != SessionPriority.Normal) is { } listener)
        {
            throw GivenOptions.DoesNothing($"The priority of {listener.Address}", $"{pool} or {_lock.Name} priority-inheritance");
        }
    }

    private static IReadOnlyList<ServeListener> Listeners(string[]? texts)
    {
        ServeListener[] listeners = [.. (texts is { Length: > 0 } ? texts : [DefaultListen]).Select(Listener)];
        return listeners.DistinctBy(static one => one.Address).Count() == listeners.Length
            ? listeners
            : throw new InputException("--listen names an address twice.", "Give each address once.");
    }

    private static ServeListener Listener(string text)
    {
        string address = text;
        SessionPriority priority = SessionPriority.Normal;
        foreach ((string suffix, SessionPriority meant) in ServeChoices.Priorities)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                (address, priority) = (text[..^suffix.Length], meant);
            }
        }

        return ListenAddress.TryParse(address, out ListenAddress? parsed)
            ? new ServeListener(parsed!, priority)
            : throw new InputException($"--listen takes no '{text}'.", "Say tcp:HOST:PORT with an IP address or localhost and a port from 0 to 65535, or unix:PATH with a short path.");
    }

    private HsmServerOptions Server(ParseResult parsed, IFlash flash)
    {
        KeySlotSizes slots = KeySlotSizes.Default;
        return new HsmServerOptions
        {
            Flash = flash,
            Locks = (parsed.GetValue(_lock) ?? ServeChoices.Locks["lock"]).Create(),
            Granularity = parsed.GetValue(_granularity) ?? LockGranularity.One,
            Crypto = [],
            ServerId = (uint?)parsed.GetValue(_serverId) ?? 57,
            CommDataLengthBytes = (int?)parsed.GetValue(_commDataLength) ?? 1280,
            NvmObjectCount = (int?)parsed.GetValue(_nvmObjects) ?? 32,
            NvmIds = parsed.GetValue(_nvmIds) ?? NvmIdScheme.Raw,
            KeySlots = slots with
            {
                SmallCount = (int?)parsed.GetValue(_cacheSlots) ?? slots.SmallCount,
                BigCount = (int?)parsed.GetValue(_bigCacheSlots) ?? slots.BigCount,
                BigLengthBytes = (int?)parsed.GetValue(_bigSlotLength) ?? slots.BigLengthBytes,
            },
        };
    }
}
