using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// W9U. Upgrading while holding the read side: any number of threads may hold what upgrades, and each waits for the
/// others to stop reading.
/// </summary>
internal sealed class HeldUpgradeLock : IChannelLock
{
    private readonly object _gate = new();
    private int _readers;
    private bool _writing;

    /// <inheritdoc/>
    public string Name => "upgradable";

    /// <inheritdoc/>
    public HsmStatus EnterShared()
    {
        lock (_gate)
        {
            while (_writing)
            {
                Monitor.Wait(_gate);
            }

            _readers++;
            return HsmStatus.Ok;
        }
    }

    /// <inheritdoc/>
    public void ExitShared()
    {
        lock (_gate)
        {
            _readers--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public HsmStatus EnterExclusive()
    {
        EnterShared();
        return Upgrade();
    }

    /// <inheritdoc/>
    public void ExitExclusive() => ExitUpgradable(upgraded: true);

    /// <inheritdoc/>
    public HsmStatus EnterUpgradable() => EnterShared();

    /// <inheritdoc/>
    public HsmStatus Upgrade()
    {
        lock (_gate)
        {
            while (_readers > 1)
            {
                Monitor.Wait(_gate);
            }

            _writing = true;
            return HsmStatus.Ok;
        }
    }

    /// <inheritdoc/>
    public void ExitUpgradable(bool upgraded)
    {
        lock (_gate)
        {
            _writing = false;
            _readers--;
            Monitor.PulseAll(_gate);
        }
    }
}
