namespace Hsm.Abstractions;

/// <summary>
/// X25519 (RFC 7748). Private keys are PKCS#8 DER, public ones SubjectPublicKeyInfo DER (RFC 8410). As
/// <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.
/// </summary>
/// <remarks>
/// Every operation may answer NotCompiledIn, Locked (the device is worked by another caller), Aborted (device fault),
/// AsnParse (bytes that are no key of the kind); results are empty then.
/// </remarks>
public interface IX25519Port
{
    /// <summary>Capability query; needs no lock. False: the operations below answer NotCompiledIn.</summary>
    bool IsSupported { get; }

    /// <summary>Makes a key pair.</summary>
    /// <param name="random">Where the private value comes from.</param>
    /// <param name="privateKey">Owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GenerateKey(IRandomSource random, out byte[] privateKey);

    /// <summary>The public key of a key.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey);

    /// <summary>Agrees on a secret.</summary>
    /// <param name="privateKey">Own key.</param>
    /// <param name="peerKey">The other's, private or public.</param>
    /// <param name="secret">32 bytes, little-endian; owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above; AsnParse also for a point of small order, which gives zero (RFC 7748 6.1).</returns>
    HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret);
}
