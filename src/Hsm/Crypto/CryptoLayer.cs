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
    /// <summary>Encrypts; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="input">Key, IV, AAD, plaintext.</param>
    /// <param name="output">Ciphertext and tag when Ok.</param>
    /// <returns>Ok; NotCompiledIn: no provider has this shape; Locked: the device was not to be had; Aborted: device fault.</returns>
    public HsmStatus Encrypt(SessionState session, AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        using var lease = Lease(session, input, SupportsAesGcm);
        return lease.Status == HsmStatus.Ok ? lease.Provider!.AesGcmEncrypt(input, out output) : lease.Status;
    }

    /// <summary>Decrypts; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="input">Key, IV, AAD, ciphertext.</param>
    /// <param name="tag">The tag to check.</param>
    /// <param name="plaintext">When Ok.</param>
    /// <returns>As Encrypt; AesGcmAuth: the tag does not match.</returns>
    public HsmStatus Decrypt(SessionState session, AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        plaintext = default;
        using var lease = Lease(session, input, SupportsAesGcm);
        return lease.Status == HsmStatus.Ok ? lease.Provider!.AesGcmDecrypt(input, tag, out plaintext) : lease.Status;
    }

    /// <summary>Carries out work of any family; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="supports">Capability query.</param>
    /// <param name="work">The work, with one provider from begin to end.</param>
    /// <returns>As the work; NotCompiledIn: no provider has it; Locked: the device was not to be had.</returns>
    public HsmStatus Run(SessionState session, Func<ICryptoProvider, bool> supports, Func<ICryptoProvider, HsmStatus> work)
    {
        using var lease = Lease(session, supports, static (provider, wanted) => wanted(provider));
        return lease.Status == HsmStatus.Ok ? work(lease.Provider!) : lease.Status;
    }

    /// <summary>Carries out an operation on this thread; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="operation">The operation.</param>
    /// <returns>As the provider answered; NotCompiledIn: none has this shape; Locked: the device was not to be had.</returns>
    public HsmStatus Execute(SessionState session, EngineOperation operation)
    {
        using var lease = Lease(session, operation, static (provider, wanted) => wanted.IsSupportedBy(provider));
        return lease.Status == HsmStatus.Ok ? operation.Execute(lease.Provider!) : lease.Status;
    }

    /// <summary>Chooses a provider, and takes the Device lock if it needs that; the session holds no lock.</summary>
    /// <typeparam name="TShape">What is to be done.</typeparam>
    /// <param name="session">Who asks.</param>
    /// <param name="shape">What is to be done.</param>
    /// <param name="supports">Whether a provider has the shape.</param>
    /// <returns>Dispose it after the operation; look at its status first.</returns>
    public ProviderLease Lease<TShape>(SessionState session, TShape shape, Func<ICryptoProvider, TShape, bool> supports)
    {
        var grant = policy.Admit(session);
        foreach (var provider in providers)
        {
            if (provider.RequiresDeviceLock ? grant == DeviceGrant.Device && supports(provider, shape) : supports(provider, shape))
            {
                return provider.RequiresDeviceLock
                    ? new ProviderLease(provider, session.LockDevice())
                    : new ProviderLease(provider, default);
            }
        }

        return new ProviderLease(HsmStatus.NotCompiledIn);
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
    internal ICryptoProvider? ProviderOf(AesGcmInput input) => Array.Find(providers, provider => SupportsAesGcm(provider, input));

    private static bool SupportsAesGcm(ICryptoProvider provider, AesGcmInput input) =>
        provider.SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes);
}
