namespace Hsm.Abstractions;

/// <summary>
/// ML-DSA (FIPS 204). Private keys are PKCS#8 DER, public ones SubjectPublicKeyInfo DER (RFC 9881). As
/// <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.
/// </summary>
/// <remarks>
/// Every operation may answer NotCompiledIn, Locked (the device is worked by another caller), Aborted (device fault),
/// AsnParse (bytes that are no key of the kind); results are empty then.
/// </remarks>
public interface IMlDsaPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="level">Parameter set.</param>
    /// <param name="preHash">None: pure ML-DSA and keys; else HashML-DSA with this function.</param>
    /// <returns>False: the operations below are not to be called for it.</returns>
    bool Supports(MlDsaLevel level, HashFunction preHash);

    /// <summary>Makes a key pair.</summary>
    /// <param name="level">Parameter set.</param>
    /// <param name="random">Where the seed comes from, unless the provider has a generator of its own.</param>
    /// <param name="privateKey">Owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GenerateKey(MlDsaLevel level, IRandomSource random, out byte[] privateKey);

    /// <summary>The public key of a key.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey);

    /// <summary>Signs a message, or its digest.</summary>
    /// <param name="privateKey">The key.</param>
    /// <param name="signed">Message, context and scheme, which go together.</param>
    /// <param name="signature">When Ok.</param>
    /// <returns>Ok, or as above; BadFunctionArgument: the hash function is too weak for the key.</returns>
    HsmStatus Sign(ReadOnlySpan<byte> privateKey, MlDsaMessage signed, out Bytes signature);

    /// <summary>Verifies.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="signed">Message, context and scheme, which go together.</param>
    /// <param name="signature">Any bytes.</param>
    /// <param name="isValid">When Ok.</param>
    /// <returns>Ok, or as above; BadFunctionArgument: the hash function is too weak for the key.</returns>
    HsmStatus Verify(ReadOnlySpan<byte> key, MlDsaMessage signed, ReadOnlySpan<byte> signature, out bool isValid);
}
