namespace Hsm.Abstractions;

/// <summary>
/// Ed25519 (RFC 8032). Private keys are PKCS#8 DER, public ones SubjectPublicKeyInfo DER (RFC 8410). As
/// <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.
/// </summary>
/// <remarks>
/// Every operation may answer NotCompiledIn, Locked (the device is worked by another caller), Aborted (device fault),
/// AsnParse (bytes that are no key of the kind); results are empty then.
/// </remarks>
public interface IEd25519Port
{
    /// <summary>Capability query; needs no lock. False: the operations below answer NotCompiledIn.</summary>
    bool IsSupported { get; }

    /// <summary>Makes a key pair.</summary>
    /// <param name="random">Where the seed comes from.</param>
    /// <param name="privateKey">Owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GenerateKey(IRandomSource random, out byte[] privateKey);

    /// <summary>The public key of a key.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey);

    /// <summary>Signs.</summary>
    /// <param name="privateKey">The key.</param>
    /// <param name="message">A valid one.</param>
    /// <param name="signature">64 bytes; the same for the same input.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus Sign(ReadOnlySpan<byte> privateKey, Ed25519Message message, out Bytes signature);

    /// <summary>Verifies.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="message">A valid one.</param>
    /// <param name="signature">Any bytes.</param>
    /// <param name="isValid">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus Verify(ReadOnlySpan<byte> key, Ed25519Message message, ReadOnlySpan<byte> signature, out bool isValid);
}
