namespace Hsm.Abstractions;

/// <summary>
/// Cryptographic operations: a library or a device. Stateless between calls; results depend on the arguments alone, so
/// that two providers can be compared bit for bit.
/// </summary>
/// <remarks>
/// Phase: any time. Precondition: if <see cref="RequiresDeviceLock"/>, the caller holds the lock the server made for
/// this provider, and one call runs at a time; else calls may run at once. Arguments were checked by the caller: key of
/// 16, 24 or 32 bytes, IV of 1 byte or more, tag of 12..16. Each family is a port of its own with its capability
/// query (hsm-notes 16); a provider has those it overrides, and the lock is one for all of them.
/// </remarks>
public interface ICryptoProvider
{
    /// <summary>For configurations and messages, e.g. <c>software</c>.</summary>
    string Name { get; }

    /// <summary>True when the provider is a device that serves one caller at a time.</summary>
    bool RequiresDeviceLock { get; }

    /// <summary>
    /// Whether OpenAesGcm, <see cref="IAesPort.OpenCmac"/> and <see cref="IEccPort.OpenSigner"/> are worth while: setting a
    /// key up costs this provider as much as using it. Needs no lock.
    /// </summary>
    bool PreparesKeys => false;

    /// <summary>AES on whole blocks.</summary>
    IAesPort Aes => UnsupportedCrypto.Instance;

    /// <summary>Hash functions.</summary>
    IHashPort Hashes => UnsupportedCrypto.Instance;

    /// <summary>HMAC.</summary>
    IHmacPort Hmac => UnsupportedCrypto.Instance;

    /// <summary>RSA.</summary>
    IRsaPort Rsa => UnsupportedCrypto.Instance;

    /// <summary>ECDSA and ECDH.</summary>
    IEccPort Ecc => UnsupportedCrypto.Instance;

    /// <summary>Ed25519.</summary>
    IEd25519Port Ed25519 => UnsupportedCrypto.Instance;

    /// <summary>X25519.</summary>
    IX25519Port X25519 => UnsupportedCrypto.Instance;

    /// <summary>ML-DSA.</summary>
    IMlDsaPort MlDsa => UnsupportedCrypto.Instance;

    /// <summary>ML-KEM.</summary>
    IMlKemPort MlKem => UnsupportedCrypto.Instance;

    /// <summary>Capability query: whether the provider takes this shape. Needs no lock.</summary>
    /// <param name="keyLengthBytes">16, 24 or 32.</param>
    /// <param name="ivLengthBytes">1 or more.</param>
    /// <param name="tagLengthBytes">12..16.</param>
    /// <returns>False: the caller takes another provider; the operations below answer NotCompiledIn.</returns>
    bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes);

    /// <summary>Encrypts (NIST SP 800-38D).</summary>
    /// <param name="input">Key, IV, AAD and plaintext.</param>
    /// <param name="output">Ciphertext and tag; empty unless Ok.</param>
    /// <returns>Ok; NotCompiledIn: shape not supported; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output);

    /// <summary>Decrypts (NIST SP 800-38D).</summary>
    /// <param name="input">Key, IV, AAD and ciphertext.</param>
    /// <param name="tag">The tag to check, of <see cref="AesGcmInput.TagLengthBytes"/>.</param>
    /// <param name="plaintext">As long as the ciphertext; empty unless Ok.</param>
    /// <returns>
    /// Ok; AesGcmAuth: the tag does not match; NotCompiledIn: shape not supported; Locked: the device is worked by
    /// another caller; Aborted: device fault.
    /// </returns>
    HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext);

    /// <summary>Sets a key up for several operations.</summary>
    /// <param name="key">16, 24 or 32 bytes; not referred to afterwards.</param>
    /// <param name="tagLengthBytes">12..16, of all of them.</param>
    /// <param name="cipher">When Ok; owned by the caller.</param>
    /// <returns>Ok; NotCompiledIn: not supported, or <see cref="PreparesKeys"/> is false; Locked; Aborted: device fault.</returns>
    HsmStatus OpenAesGcm(ReadOnlySpan<byte> key, int tagLengthBytes, out IAesGcmCipher? cipher)
    {
        cipher = null;
        return HsmStatus.NotCompiledIn;
    }
}
