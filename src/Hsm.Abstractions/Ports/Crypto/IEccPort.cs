namespace Hsm.Abstractions;

/// <summary>
/// ECDSA and ECDH over NIST's curves. Private keys are SEC 1 ECPrivateKey DER with the curve's name, public ones
/// SubjectPublicKeyInfo DER. As <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.
/// </summary>
/// <remarks>
/// Every operation may answer NotCompiledIn (curve not supported), Locked (the device is worked by another caller),
/// Aborted (device fault), AsnParse (bytes that are no key of the kind, or a point not on its curve); results are empty
/// then.
/// </remarks>
public interface IEccPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="curve">The curve.</param>
    /// <returns>False: operations with its keys answer NotCompiledIn.</returns>
    bool Supports(EccCurve curve);

    /// <summary>Makes a key pair.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="random">Where the private value comes from, unless the provider has a generator of its own.</param>
    /// <param name="privateKey">Owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GenerateKey(EccCurve curve, IRandomSource random, out byte[] privateKey);

    /// <summary>Reads the curve off a key.</summary>
    /// <param name="key">Private or public.</param>
    /// <returns>Default: AsnParse, or a curve that is not ours.</returns>
    EccCurve CurveOf(ReadOnlySpan<byte> key);

    /// <summary>The public key of a key; computed, not taken on trust from a private key that carries one.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey);

    /// <summary>The point of a key, computed as in MakePublic.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="point">When Ok: X9.63, uncompressed.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GetPoint(ReadOnlySpan<byte> key, out Bytes point);

    /// <summary>Signs (FIPS 186-5 6.4).</summary>
    /// <param name="privateKey">The key.</param>
    /// <param name="digest">1 byte or more; what is longer than the curve's order is cut off on the right.</param>
    /// <param name="signature">DER: SEQUENCE of r and s.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature);

    /// <summary>Reads a private key for several signatures.</summary>
    /// <param name="privateKey">The key; not referred to afterwards.</param>
    /// <param name="signer">When Ok: signs as Sign does with that key; owned by the caller.</param>
    /// <returns>Ok, or as above; NotCompiledIn also where <see cref="ICryptoProvider.PreparesKeys"/> is false.</returns>
    HsmStatus OpenSigner(ReadOnlySpan<byte> privateKey, out IEccSigner? signer)
    {
        signer = null;
        return HsmStatus.NotCompiledIn;
    }

    /// <summary>Verifies.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="digest">As for Sign.</param>
    /// <param name="signature">DER; strictly.</param>
    /// <param name="isValid">When Ok; false also for bytes that are no signature.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, out bool isValid);

    /// <summary>Agrees on a secret (SP 800-56A 5.7.1.2).</summary>
    /// <param name="privateKey">Own key.</param>
    /// <param name="peerKey">The other's, private or public, of the same curve.</param>
    /// <param name="secret">The x coordinate, as long as the field; owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above; AsnParse also for keys of two curves.</returns>
    HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret);
}
