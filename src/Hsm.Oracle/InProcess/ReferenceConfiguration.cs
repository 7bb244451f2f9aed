using Hsm.Abstractions;

namespace Hsm.Oracle.InProcess;

/// <summary>How the reference HSM is put together for a round.</summary>
/// <param name="Transport">How clients reach it.</param>
/// <param name="Locks">Makes the lock provider.</param>
/// <param name="Scheduling">Makes the scheduling.</param>
internal sealed record ReferenceConfiguration(
    ReferenceTransport Transport, Func<ILockProvider> Locks, Func<IServerScheduling> Scheduling)
{
    private const int Workers = 2;

    /// <summary>How many locks.</summary>
    public LockGranularity Granularity { get; init; }

    /// <summary>A choice where every transport, lock provider and scheduling comes up.</summary>
    public static IReadOnlyList<ReferenceConfiguration> All { get; } =
    [
        new(ReferenceTransport.InMemory, static () => new MonitorLockProvider(), PerSession),
        new(ReferenceTransport.Tcp, static () => new McsLockProvider(), PerSession) { Granularity = LockGranularity.Split },
        new(ReferenceTransport.Channel, static () => new SystemLockProvider(), Pool) { Granularity = LockGranularity.Split },
        new(ReferenceTransport.Unix, static () => new ReaderWriterLockProvider(), PerSession) { Granularity = LockGranularity.Split },
        new(ReferenceTransport.Secure, static () => new TicketLockProvider(), Pool),
        new(ReferenceTransport.Tcp, static () => new NoLockProvider(), static () => new RoundRobinScheduling()),
        new(ReferenceTransport.InMemory, static () => new PriorityInheritanceLockProvider(), Pool) { Granularity = LockGranularity.Split },
        new(ReferenceTransport.Unix, static () => new MutexLockProvider(), Pool),
        new(ReferenceTransport.Channel, static () => new TestAndSetLockProvider(), static () => new EventDrivenScheduling()),
        new(ReferenceTransport.Secure, static () => new SemaphoreLockProvider(), PerSession),
        new(ReferenceTransport.Unix, static () => new NoLockProvider(), static () => new InterruptScheduling()),
        new(ReferenceTransport.Tcp, static () => new MonitorLockProvider(), Pool) { Granularity = LockGranularity.Split },
    ];

    /// <summary>Such as "tcp/mcs/split/thread-per-session".</summary>
    /// <returns>The name.</returns>
    public override string ToString() =>
        $"{Transport}/{Locks().Name}/{Granularity}/{Scheduling().Name}".ToLowerInvariant();

    private static ThreadPerSessionScheduling PerSession() => new();

    private static WorkerPoolScheduling Pool() => new(Workers);
}
