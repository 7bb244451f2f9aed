using Hsm.Abstractions;

namespace Hsm;

/// <summary>A provider for one operation, with the Device lock held while it is a device. Dispose it after the operation.</summary>
internal readonly ref struct ProviderLease
{
    private readonly LockLedger.HeldLock _device;

    /// <summary>A provider that may be used.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="device">Its lock; default: it needs none.</param>
    public ProviderLease(ICryptoProvider provider, LockLedger.HeldLock device)
    {
        Provider = provider;
        _device = device;
        Status = device.Status;
    }

    /// <summary>No provider.</summary>
    /// <param name="status">Why.</param>
    public ProviderLease(HsmStatus status) => Status = status;

    /// <summary>Ok: use the provider; NotCompiledIn: none has the shape; Locked: the device was not to be had.</summary>
    public HsmStatus Status { get; }

    /// <summary>The provider when Ok.</summary>
    public ICryptoProvider? Provider { get; }

    /// <summary>Gives the device up.</summary>
    public void Dispose()
    {
        if (Provider is { RequiresDeviceLock: true })
        {
            _device.Dispose();
        }
    }
}
