namespace Hsm.Abstractions;

/// <summary>
/// Textbook RSA: padding is the client's (protocol page 7). Private keys are PKCS#1 RSAPrivateKey DER, public ones
/// SubjectPublicKeyInfo DER. As <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.
/// </summary>
/// <remarks>
/// Every operation may answer NotCompiledIn, Locked (the device is worked by another caller), Aborted (device fault),
/// AsnParse (bytes that are no key of the kind); results are empty then.
/// </remarks>
public interface IRsaPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="sizeBits">Length of the modulus, 1,024..4,096.</param>
    /// <param name="exponent">Public exponent.</param>
    /// <returns>False: <see cref="GenerateKey"/> answers NotCompiledIn.</returns>
    bool SupportsGeneration(int sizeBits, uint exponent);

    /// <summary>Capability query; needs no lock. False: the operations with keys answer NotCompiledIn.</summary>
    bool SupportsRawOperations { get; }

    /// <summary>Makes a key pair (FIPS 186-5 A.1).</summary>
    /// <param name="sizeBits">Length of the modulus.</param>
    /// <param name="exponent">Public exponent, odd, 3 or more.</param>
    /// <param name="random">Where primes come from, unless the provider has a generator of its own.</param>
    /// <param name="privateKey">Owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GenerateKey(int sizeBits, uint exponent, IRandomSource random, out byte[] privateKey);

    /// <summary>Length of the modulus.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="lengthBytes">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GetSize(ReadOnlySpan<byte> key, out int lengthBytes);

    /// <summary>The public key of a key.</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey);

    /// <summary>The public operation (RFC 8017 5.1.1).</summary>
    /// <param name="key">Private or public.</param>
    /// <param name="source">A number below the modulus, big-endian.</param>
    /// <param name="result">As long as the modulus.</param>
    /// <returns>Ok, or as above; BadFunctionArgument: not below the modulus.</returns>
    HsmStatus PublicOperation(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, out Bytes result);

    /// <summary>The private operation (RFC 8017 5.1.2).</summary>
    /// <param name="privateKey">The key.</param>
    /// <param name="source">A number below the modulus, big-endian.</param>
    /// <param name="result">As long as the modulus.</param>
    /// <returns>As PublicOperation.</returns>
    HsmStatus PrivateOperation(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> source, out Bytes result);
}
