using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>One way to put a server together: lock provider × scheduling × cryptography × lock granularity.</summary>
public sealed record Configuration
{
    private readonly LockChoice _locks;
    private readonly SchedulingChoice _scheduling;
    private readonly CryptoChoice _crypto;
    private readonly GranularityChoice _granularity;

    internal Configuration(LockChoice locks, SchedulingChoice scheduling, CryptoChoice crypto, GranularityChoice granularity)
    {
        _locks = locks;
        _scheduling = scheduling;
        _crypto = crypto;
        _granularity = granularity;
        Name = locks.Name + "/" + scheduling.Name
            + (crypto == CryptoChoice.All[0] ? string.Empty : "/" + crypto.Name)
            + (granularity == GranularityChoice.All[0] ? string.Empty : "/" + granularity.Name);
    }

    /// <summary>
    /// Lock provider and scheduling, e.g. <c>monitor/thread-per-session</c>; with <c>/software</c> where cryptography is
    /// not the accelerator's, and <c>/split</c> where caches and store have a lock each.
    /// </summary>
    public string Name { get; }

    /// <summary>Name of the lock provider.</summary>
    public string Locks => _locks.Name;

    /// <summary>Name of the scheduling.</summary>
    public string Scheduling => _scheduling.Name;

    /// <summary>Name of the source of cryptography.</summary>
    public string Crypto => _crypto.Name;

    /// <summary>Name of the lock granularity.</summary>
    public string Granularity => _granularity.Name;

    /// <summary>Whether the lock provider keeps as many threads apart as the scheduling works with.</summary>
    internal bool IsSupported => CreateScheduling().ThreadCount(sessionCount: 2) <= CreateLocks().MaxServerThreads;

    /// <summary>How many locks guard the state.</summary>
    internal LockGranularity LockGranularity => _granularity.Granularity;

    /// <summary>Makes a fresh lock provider.</summary>
    /// <returns>The provider.</returns>
    internal ILockProvider CreateLocks() => _locks.Create();

    /// <summary>Makes a fresh scheduling.</summary>
    /// <returns>The scheduling.</returns>
    internal IServerScheduling CreateScheduling() =>
        _crypto.CreateEngine is null ? _scheduling.Create() : new JobScheduling(_scheduling.Create());

    /// <summary>Who may use the accelerator.</summary>
    internal AcceleratorSharing Sharing => _crypto.Sharing;

    /// <summary>Makes a fresh engine.</summary>
    /// <returns>Dispose it after the server; null: this configuration has none.</returns>
    internal IAcceleratorEngine? CreateEngine() => _crypto.CreateEngine?.Invoke();

    /// <summary>Makes fresh crypto providers.</summary>
    /// <returns>In order of preference.</returns>
    internal IReadOnlyList<ICryptoProvider> CreateCrypto() => _crypto.Create();
}
