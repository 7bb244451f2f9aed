namespace Hsm.Abstractions;

/// <summary>AES on whole blocks (FIPS 197). As <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.</summary>
public interface IAesPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="keyLengthBytes">16, 24 or 32.</param>
    /// <returns>False: the operations below answer NotCompiledIn.</returns>
    bool Supports(AesMode mode, int keyLengthBytes);

    /// <summary>Encrypts.</summary>
    /// <param name="input">Mode, key, IV and plaintext.</param>
    /// <param name="destination">As long as the plaintext; unchanged unless Ok.</param>
    /// <returns>Ok; NotCompiledIn; Locked: the device is worked by another caller; Aborted: device fault.</returns>
    HsmStatus Encrypt(AesInput input, Span<byte> destination);

    /// <summary>Decrypts.</summary>
    /// <param name="input">Mode, key, IV and ciphertext.</param>
    /// <param name="destination">As long as the ciphertext; unchanged unless Ok.</param>
    /// <returns>As Encrypt.</returns>
    HsmStatus Decrypt(AesInput input, Span<byte> destination);

    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="keyLengthBytes">16, 24 or 32.</param>
    /// <returns>False: the CMAC of a whole message is composed of the operations above.</returns>
    bool SupportsCmac(int keyLengthBytes) => false;

    /// <summary>CMAC of a whole message (NIST SP 800-38B).</summary>
    /// <param name="key">Of a length that is supported.</param>
    /// <param name="message">Any length.</param>
    /// <param name="mac">16 bytes; unchanged unless Ok.</param>
    /// <returns>As Encrypt.</returns>
    HsmStatus Cmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> mac) => HsmStatus.NotCompiledIn;

    /// <summary>Sets a key up for the CMACs of several messages.</summary>
    /// <param name="key">Of a length that is supported; not referred to afterwards.</param>
    /// <param name="cmac">When Ok: computes as Cmac does with that key; owned by the caller.</param>
    /// <returns>As Encrypt; NotCompiledIn also where <see cref="ICryptoProvider.PreparesKeys"/> is false.</returns>
    HsmStatus OpenCmac(ReadOnlySpan<byte> key, out ICmac? cmac)
    {
        cmac = null;
        return HsmStatus.NotCompiledIn;
    }
}
