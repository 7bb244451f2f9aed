namespace Hsm.Abstractions;

/// <summary>A key whose work a crypto device can do too, with the same bytes. Threads and lifetime as of <see cref="IAeadKey"/>.</summary>
public interface IDeviceAeadKey : IAeadKey
{
    /// <summary>What an accelerator is asked about.</summary>
    CryptoAlgorithm Algorithm { get; }

    /// <summary>Whether a device has the algorithm.</summary>
    /// <param name="device">The device.</param>
    /// <returns>True: the calls below work on it.</returns>
    bool IsSupportedBy(ICryptoProvider device);

    /// <summary>As Seal, on a device.</summary>
    /// <param name="device">Supported; nobody else is at work on it.</param>
    /// <param name="call">Nonce, associated data and plaintext.</param>
    /// <param name="sealedText">As of Seal.</param>
    /// <returns>Ok; else the device's answer, and sealedText is undefined.</returns>
    HsmStatus SealOn(ICryptoProvider device, AeadInput call, Span<byte> sealedText);

    /// <summary>As TryOpen, on a device.</summary>
    /// <param name="device">Supported; nobody else is at work on it.</param>
    /// <param name="call">Nonce, associated data, ciphertext and tag.</param>
    /// <param name="plaintext">As of TryOpen.</param>
    /// <returns>Ok; AesGcmAuth: the tag does not match; else the device's answer. Plaintext undefined unless Ok.</returns>
    HsmStatus OpenOn(ICryptoProvider device, AeadInput call, Span<byte> plaintext);
}
