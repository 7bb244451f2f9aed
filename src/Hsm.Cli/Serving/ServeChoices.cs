using System.Globalization;
using Hsm.Abstractions;
using Interleave.Cli.Hosting;
using Microsoft.Extensions.Logging;

namespace Hsm.Cli.Serving;

/// <summary>The words that <c>hsm serve</c> knows, with what they mean.</summary>
internal static class ServeChoices
{
    private const string Reserved = "reserved:";

    /// <summary>How long a privileged session waits for the one before it to give the accelerator back.</summary>
    private static readonly TimeSpan s_reservedWait = TimeSpan.FromSeconds(1);

    internal static IReadOnlyDictionary<string, Lock> Locks { get; } = new Dictionary<string, Lock>(StringComparer.Ordinal)
    {
        ["lock"] = new(static () => new SystemLockProvider()),
        ["monitor"] = new(static () => new MonitorLockProvider()),
        ["spin"] = new(static () => new TestAndSetLockProvider()),
        ["ticket"] = new(static () => new TicketLockProvider()),
        ["mcs"] = new(static () => new McsLockProvider()),
        ["semaphore"] = new(static () => new SemaphoreLockProvider()),
        ["mutex"] = new(static () => new MutexLockProvider()),
        ["priority-inheritance"] = new(static () => new PriorityInheritanceLockProvider()),
        ["reader-writer"] = new(static () => new ReaderWriterLockProvider()),
        ["none"] = new(static () => new NoLockProvider()),
    };

    internal static IReadOnlyDictionary<string, LockGranularity> Granularities { get; } = new Dictionary<string, LockGranularity>(StringComparer.Ordinal)
    {
        ["one"] = LockGranularity.One,
        ["split"] = LockGranularity.Split,
    };

    internal static IReadOnlyDictionary<string, NvmIdScheme> NvmIds { get; } = new Dictionary<string, NvmIdScheme>(StringComparer.Ordinal)
    {
        ["raw"] = NvmIdScheme.Raw,
        ["per-client"] = NvmIdScheme.PerClient,
    };

    internal static IReadOnlyDictionary<string, Scheduling> Schedulings { get; } = new Dictionary<string, Scheduling>(StringComparer.Ordinal)
    {
        ["thread-per-session"] = new(static _ => static () => new ThreadPerSessionScheduling()),
        ["round-robin"] = new(static _ => static () => new RoundRobinScheduling()),
        ["event-driven"] = new(static _ => static () => new EventDrivenScheduling()),
        ["interrupt"] = new(static _ => static () => new InterruptScheduling()),
        ["worker-pool"] = new(static workers => () => new WorkerPoolScheduling(workers)),
    };

    internal static IReadOnlyDictionary<string, ChannelAlgorithm> ChannelAlgorithms { get; } = new Dictionary<string, ChannelAlgorithm>(StringComparer.Ordinal)
    {
        ["chacha20-poly1305"] = new(static () => new ChaChaPolyAead()),
        ["aes-gcm"] = new(static () => new AesGcmAead()),
    };

    internal static IReadOnlyDictionary<string, LogLevel> LogLevels { get; } = new Dictionary<string, LogLevel>(StringComparer.Ordinal)
    {
        ["debug"] = LogLevel.Debug,
        ["information"] = LogLevel.Information,
        ["warning"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
        ["none"] = LogLevel.None,
    };

    /// <summary>What an address may end in.</summary>
    internal static IReadOnlyDictionary<string, SessionPriority> Priorities { get; } = new Dictionary<string, SessionPriority>(StringComparer.Ordinal)
    {
        [",low"] = SessionPriority.Low,
        [",normal"] = SessionPriority.Normal,
        [",high"] = SessionPriority.High,
    };

    internal static IReadOnlyDictionary<string, X25519KeyOrder> X25519Keys { get; } = new Dictionary<string, X25519KeyOrder>(StringComparer.Ordinal)
    {
        ["wolfssl"] = X25519KeyOrder.WolfSsl,
        ["rfc8410"] = X25519KeyOrder.Rfc8410,
    };

    /// <summary>Reads <c>--accelerator</c>.</summary>
    /// <exception cref="InputException">It is none of the words.</exception>
    internal static Acceleration Accelerator(string mode, SoftwareCrypto software)
    {
        if (mode == "none")
        {
            return new Acceleration(AcceleratorSharing.DeviceMutex, [software]);
        }

        if (mode == "platform")
        {
            return new Acceleration(AcceleratorSharing.DeviceMutex, [new SystemAccelerator(CallerAdmission.Any), software]);
        }

        AcceleratorSharing? sharing = mode switch
        {
            "shared" => AcceleratorSharing.DeviceMutex,
            "affinity" => AcceleratorSharing.PerRequestAffinity,
            _ when mode.StartsWith(Reserved, StringComparison.Ordinal) && TryReadClient(mode[Reserved.Length..], out ClientId client) =>
                AcceleratorSharing.Reserved(client, s_reservedWait),
            _ => null,
        };
        return sharing is null
            ? throw new InputException($"--accelerator takes no '{mode}'.", $"Say shared, platform, affinity, none, or {Reserved}CLIENT with a client from 1 to {ClientId.MaxValue}.")
            : new Acceleration(sharing, [new SystemAccelerator(), software]);
    }

    private static bool TryReadClient(string text, out ClientId client)
    {
        bool isOne = byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out byte number) && number is > 0 and <= ClientId.MaxValue;
        client = isOne ? new ClientId(number) : default;
        return isOne;
    }

    /// <summary>Who computes, and who may use the accelerator.</summary>
    internal readonly record struct Acceleration(AcceleratorSharing Sharing, IReadOnlyList<ICryptoProvider> Crypto);

    /// <summary>Makes a lock provider.</summary>
    internal readonly record struct Lock(Func<ILockProvider> Create);

    /// <summary>Makes makers of a scheduling, for a number of workers.</summary>
    internal readonly record struct Scheduling(Func<int, Func<IServerScheduling>> Create);
}
