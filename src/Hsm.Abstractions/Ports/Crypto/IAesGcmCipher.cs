namespace Hsm.Abstractions;

/// <summary>
/// AES-GCM with a key that is set up already, for tags of one length. One caller at a time; the device lock held, as for
/// the provider.
/// </summary>
/// <remarks>Dispose it to zero the key, which needs no device lock; after that it may not be used.</remarks>
public interface IAesGcmCipher : IDisposable
{
    /// <summary>Encrypts, as <see cref="ICryptoProvider.AesGcmEncrypt"/> with the key it was opened with.</summary>
    /// <param name="input">Of a supported shape; its key is not looked at, its tag is as long as when opened.</param>
    /// <param name="output">Ciphertext and tag; empty unless Ok.</param>
    /// <returns>Ok; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus Encrypt(AesGcmInput input, out AesGcmOutput output);

    /// <summary>Decrypts, as <see cref="ICryptoProvider.AesGcmDecrypt"/> with the key it was opened with.</summary>
    /// <param name="input">As for Encrypt.</param>
    /// <param name="tag">The tag to check.</param>
    /// <param name="plaintext">As long as the ciphertext; empty unless Ok.</param>
    /// <returns>As Encrypt; AesGcmAuth: the tag does not match.</returns>
    HsmStatus Decrypt(AesGcmInput input, Bytes tag, out Bytes plaintext);
}
