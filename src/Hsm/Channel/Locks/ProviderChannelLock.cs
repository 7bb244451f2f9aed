using Hsm.Abstractions;

namespace Hsm;

/// <summary>A channel's lock made of one of an <see cref="ILockProvider"/>: exclusive throughout where it has no readers.</summary>
public sealed class ProviderChannelLock : IChannelLock
{
    private readonly IHsmLock _lock;

    private ProviderChannelLock(IHsmLock made, string name)
    {
        _lock = made;
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Makes a lock.</summary>
    /// <param name="provider">Where it comes from.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="InvalidOperationException">The provider has none left.</exception>
    public static ProviderChannelLock Create(ILockProvider provider)
    {
        var status = provider.Create("channel", out var made);
        return made is not null && status == HsmStatus.Ok
            ? new ProviderChannelLock(made, provider.Name)
            : throw new InvalidOperationException($"Lock provider '{provider.Name}' made no lock 'channel' ({status}).");
    }

    /// <inheritdoc/>
    public HsmStatus EnterShared() => _lock.AcquireShared();

    /// <inheritdoc/>
    public void ExitShared() => AssertReleased(_lock.ReleaseShared());

    /// <inheritdoc/>
    public HsmStatus EnterExclusive() => _lock.Acquire();

    /// <inheritdoc/>
    public void ExitExclusive() => AssertReleased(_lock.Release());

    /// <inheritdoc/>
    public HsmStatus EnterUpgradable() => EnterExclusive();

    /// <inheritdoc/>
    public HsmStatus Upgrade() => HsmStatus.Ok;

    /// <inheritdoc/>
    public void ExitUpgradable(bool upgraded) => ExitExclusive();

    private static void AssertReleased(HsmStatus status)
    {
        if (status != HsmStatus.Ok)
        {
            throw new HsmInvariantException("A channel's lock is given up by the thread that took it.");
        }
    }
}
