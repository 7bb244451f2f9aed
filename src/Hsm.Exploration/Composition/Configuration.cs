using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>One way to put a server together: lock provider × scheduling × cryptography.</summary>
public sealed record Configuration
{
    private readonly LockChoice _locks;
    private readonly SchedulingChoice _scheduling;
    private readonly CryptoChoice _crypto;

    internal Configuration(LockChoice locks, SchedulingChoice scheduling, CryptoChoice crypto)
    {
        _locks = locks;
        _scheduling = scheduling;
        _crypto = crypto;
        Name = locks.Name + "/" + scheduling.Name + (crypto == CryptoChoice.All[0] ? string.Empty : "/" + crypto.Name);
    }

    /// <summary>
    /// Lock provider and scheduling, e.g. <c>monitor/thread-per-session</c>; with <c>/software</c> where cryptography is
    /// not the accelerator's.
    /// </summary>
    public string Name { get; }

    /// <summary>Name of the lock provider.</summary>
    public string Locks => _locks.Name;

    /// <summary>Name of the scheduling.</summary>
    public string Scheduling => _scheduling.Name;

    /// <summary>Name of the source of cryptography.</summary>
    public string Crypto => _crypto.Name;

    /// <summary>Makes a fresh lock provider.</summary>
    /// <returns>The provider.</returns>
    internal ILockProvider CreateLocks() => _locks.Create();

    /// <summary>Makes a fresh scheduling.</summary>
    /// <returns>The scheduling.</returns>
    internal IServerScheduling CreateScheduling() => _scheduling.Create();

    /// <summary>Makes fresh crypto providers.</summary>
    /// <returns>In order of preference.</returns>
    internal IReadOnlyList<ICryptoProvider> CreateCrypto() => _crypto.Create();
}
