using System.Diagnostics.CodeAnalysis;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A channel's lock made of <see cref="ReaderWriterLockSlim"/> with its upgradeable mode: who needs the write side looks
/// again first, beside the readers, and excludes them only if nobody has done the work meanwhile.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Without waiters the lock holds no handle; it ends with its channel.")]
public sealed class UpgradableChannelLock : IChannelLock
{
    private readonly ReaderWriterLockSlim _gate = new(LockRecursionPolicy.NoRecursion);

    /// <inheritdoc/>
    public string Name => "upgradable";

    /// <inheritdoc/>
    public HsmStatus EnterShared()
    {
        _gate.EnterReadLock();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public void ExitShared() => _gate.ExitReadLock();

    /// <inheritdoc/>
    public HsmStatus EnterExclusive()
    {
        _gate.EnterWriteLock();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public void ExitExclusive() => _gate.ExitWriteLock();

    /// <inheritdoc/>
    public HsmStatus EnterUpgradable()
    {
        _gate.EnterUpgradeableReadLock();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Upgrade()
    {
        _gate.EnterWriteLock();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public void ExitUpgradable(bool upgraded)
    {
        if (upgraded)
        {
            _gate.ExitWriteLock();
        }

        _gate.ExitUpgradeableReadLock();
    }
}
