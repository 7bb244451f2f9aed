using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Chooses a provider for each operation and, for a device, holds the Device lock around it: the first of the three ways
/// to share an accelerator (a device mutex in the crypto layer).
/// </summary>
/// <param name="providers">In order of preference.</param>
internal sealed class CryptoLayer(ICryptoProvider[] providers)
{
    /// <summary>Encrypts; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="input">Key, IV, AAD, plaintext.</param>
    /// <param name="output">Ciphertext and tag when Ok.</param>
    /// <returns>Ok; NotCompiledIn: no provider has this shape; Locked: the device was not to be had; Aborted: device fault.</returns>
    public HsmStatus Encrypt(SessionState session, AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        var provider = ProviderOf(input);
        if (provider is null)
        {
            return HsmStatus.NotCompiledIn;
        }

        if (!provider.RequiresDeviceLock)
        {
            return provider.AesGcmEncrypt(input, out output);
        }

        using var held = session.LockDevice();
        return held.Failed ? held.Status : provider.AesGcmEncrypt(input, out output);
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
        var provider = ProviderOf(input);
        if (provider is null)
        {
            return HsmStatus.NotCompiledIn;
        }

        if (!provider.RequiresDeviceLock)
        {
            return provider.AesGcmDecrypt(input, tag, out plaintext);
        }

        using var held = session.LockDevice();
        return held.Failed ? held.Status : provider.AesGcmDecrypt(input, tag, out plaintext);
    }

    /// <summary>Carries out work of any family; the session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="supports">Capability query.</param>
    /// <param name="work">The work, with one provider from begin to end.</param>
    /// <returns>As the work; NotCompiledIn: no provider has it; Locked: the device was not to be had.</returns>
    public HsmStatus Run(SessionState session, Func<ICryptoProvider, bool> supports, Func<ICryptoProvider, HsmStatus> work)
    {
        var provider = Array.Find(providers, candidate => supports(candidate));
        if (provider is null)
        {
            return HsmStatus.NotCompiledIn;
        }

        if (!provider.RequiresDeviceLock)
        {
            return work(provider);
        }

        using var held = session.LockDevice();
        return held.Failed ? held.Status : work(provider);
    }

    /// <summary>The provider for a shape.</summary>
    /// <param name="input">The operation.</param>
    /// <returns>The first that supports it; null: none.</returns>
    internal ICryptoProvider? ProviderOf(AesGcmInput input) => Array.Find(
        providers, provider => provider.SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes));
}
