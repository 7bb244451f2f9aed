using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>
/// The locks of another provider, some of whose acquisitions are refused with Locked, as a lock with a time limit does
/// (hsm-notes 10). Acquisitions are numbered over all locks of the provider, in the order in which they begin.
/// </summary>
/// <param name="inner">Makes the locks.</param>
/// <param name="refuses">Which acquisitions to refuse, by number from 0; safe for two threads.</param>
public sealed class FailingLockProvider(ILockProvider inner, Predicate<int> refuses) : ILockProvider
{
    private int _isArmed;
    private int _acquisitions;

    /// <inheritdoc/>
    public string Name => "failing " + inner.Name;

    /// <inheritdoc/>
    public int MaxServerThreads => inner.MaxServerThreads;

    /// <inheritdoc/>
    public bool SupportsSharedAcquisition => inner.SupportsSharedAcquisition;

    /// <summary>Acquisitions since it was armed, the refused ones included.</summary>
    public int Acquisitions => Volatile.Read(ref _acquisitions);

    /// <summary>Counts from 0 again, and refuses from now on; before, nothing is refused. Nobody acquires meanwhile.</summary>
    public void Arm()
    {
        Volatile.Write(ref _acquisitions, 0);
        Volatile.Write(ref _isArmed, 1);
    }

    /// <summary>Refuses nothing from now on; the count stays. Nobody acquires meanwhile.</summary>
    public void Disarm() => Volatile.Write(ref _isArmed, 0);

    /// <inheritdoc/>
    public HsmStatus Create(string name, out IHsmLock? created)
    {
        var status = inner.Create(name, out var wrapped);
        created = wrapped is null ? null : new FailingLock(this, wrapped);
        return status;
    }

    private bool RefusesNext() => Volatile.Read(ref _isArmed) != 0 && refuses(Interlocked.Increment(ref _acquisitions) - 1);

    private sealed class FailingLock(FailingLockProvider provider, IHsmLock wrapped) : IHsmLock
    {
        public string Name => wrapped.Name;

        public HsmStatus Acquire() => provider.RefusesNext() ? HsmStatus.Locked : wrapped.Acquire();

        public HsmStatus AcquireShared() => provider.RefusesNext() ? HsmStatus.Locked : wrapped.AcquireShared();

        public HsmStatus Release() => wrapped.Release();

        public HsmStatus ReleaseShared() => wrapped.ReleaseShared();

        public HsmStatus Destroy() => wrapped.Destroy();
    }
}
