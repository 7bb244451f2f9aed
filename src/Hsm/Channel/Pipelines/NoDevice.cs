using Hsm.Abstractions;

namespace Hsm;

/// <summary>In the place of a device where the channel's own key does the work.</summary>
internal sealed class NoDevice : ICryptoProvider
{
    private NoDevice()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static NoDevice Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => false;

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) => false;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        return HsmStatus.NotCompiledIn;
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        plaintext = default;
        return HsmStatus.NotCompiledIn;
    }
}
