using Hsm.Abstractions;

namespace Hsm;

/// <summary>Who may use the accelerator; the rest is served by software. Three ways, each with its limits.</summary>
public abstract record AcceleratorSharing
{
    private protected AcceleratorSharing()
    {
    }

    /// <summary>Everybody, one at a time: a device mutex in the crypto layer, or the engine's own queue.</summary>
    public static AcceleratorSharing DeviceMutex { get; } = new SharedByMutex();

    /// <summary>
    /// Each CRYPTO request says: CryptoAffinity.Software is served by software alone, and NotCompiledIn where software lacks
    /// the algorithm, never by the device; CryptoAffinity.Hardware by the device, and by software where the device lacks it.
    /// </summary>
    public static AcceleratorSharing PerRequestAffinity { get; } = new SharedByAffinity();

    /// <summary>
    /// One session of one client owns the device from its first use of it until it ends; all others are served by software,
    /// a second session of that client too once it waited.
    /// </summary>
    /// <param name="privileged">The client.</param>
    /// <param name="waitLimit">How long a session of the client waits for the one before to end, 0 or more; 1 s is usual.</param>
    /// <returns>The way.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative time.</exception>
    public static AcceleratorSharing Reserved(ClientId privileged, TimeSpan waitLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(waitLimit, TimeSpan.Zero);
        return new ReservedToOne(privileged, waitLimit);
    }

    /// <summary>Makes the policy of one server.</summary>
    /// <returns>A fresh one.</returns>
    internal abstract DevicePolicy CreatePolicy();

    private sealed record SharedByMutex : AcceleratorSharing
    {
        internal override DevicePolicy CreatePolicy() => new SharedDevicePolicy();
    }

    private sealed record SharedByAffinity : AcceleratorSharing
    {
        internal override DevicePolicy CreatePolicy() => new AffinityDevicePolicy();
    }

    private sealed record ReservedToOne(ClientId Privileged, TimeSpan WaitLimit) : AcceleratorSharing
    {
        internal override DevicePolicy CreatePolicy() => new ReservedDevicePolicy(Privileged, WaitLimit);
    }
}
