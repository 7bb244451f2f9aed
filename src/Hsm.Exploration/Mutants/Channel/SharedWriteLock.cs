using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>W9. Keys replaced under the read side.</summary>
/// <param name="inner">The right lock.</param>
internal sealed class SharedWriteLock(IChannelLock inner) : IChannelLock
{
    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public HsmStatus EnterShared() => inner.EnterShared();

    /// <inheritdoc/>
    public void ExitShared() => inner.ExitShared();

    /// <inheritdoc/>
    public HsmStatus EnterExclusive() => inner.EnterShared();

    /// <inheritdoc/>
    public void ExitExclusive() => inner.ExitShared();

    /// <inheritdoc/>
    public HsmStatus EnterUpgradable() => inner.EnterUpgradable();

    /// <inheritdoc/>
    public HsmStatus Upgrade() => inner.Upgrade();

    /// <inheritdoc/>
    public void ExitUpgradable(bool upgraded) => inner.ExitUpgradable(upgraded);
}
