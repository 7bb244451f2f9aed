using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Chooses a provider for each operation: first who may use the device (one of the three ways to share an accelerator),
/// then who has the shape; and holds the Device lock around the operation of a device.
/// </summary>
/// <param name="providers">In order of preference.</param>
/// <param name="policy">Who may use devices.</param>
internal sealed class CryptoLayer(ICryptoProvider[] providers, DevicePolicy policy)
{
    /// <summary>Carries out an operation on this thread; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>As the provider answered; NotCompiledIn: none has this shape; Locked: the device was not to be had.</returns>
    public HsmStatus Execute(SessionState session, EngineOperation operation)
    {
        if (Choose(session, operation) is not { } provider)
        {
            return HsmStatus.NotCompiledIn;
        }

        if (!provider.RequiresDeviceLock)
        {
            return operation.Execute(provider);
        }

        using var device = session.LockDevice();
        return device.Failed ? device.Status : operation.Execute(provider);
    }

    /// <summary>Asks whether an operation may go to the engine's queue.</summary>
    /// <param name="session">Who asks; holds no lock.</param>
    /// <returns>True when it may.</returns>
    public bool MayUseEngine(SessionState session) => policy.Admit(session) == DeviceGrant.Device;

    /// <summary>A session ended: what it owns of the device is free.</summary>
    /// <param name="session">Which.</param>
    public void SessionEnded(SessionState session) => policy.SessionEnded(session);

    /// <summary>The provider for a shape, whoever asks.</summary>
    /// <param name="input">The operation.</param>
    /// <returns>The first that supports it; null: none.</returns>
    internal ICryptoProvider? ProviderOf(AesGcmInput input) =>
        Array.Find(providers, provider => provider.SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes));

    private ICryptoProvider? Choose(SessionState session, EngineOperation operation)
    {
        var grant = policy.Admit(session);
        foreach (var provider in providers)
        {
            if ((!provider.RequiresDeviceLock || grant == DeviceGrant.Device) && operation.IsSupportedBy(provider))
            {
                return provider;
            }
        }

        return null;
    }
}
