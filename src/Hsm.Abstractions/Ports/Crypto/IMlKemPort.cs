namespace Hsm.Abstractions;

/// <summary>
/// ML-KEM (FIPS 203). Keys are raw, as on the wire (protocol page 7): private ones decapsulation keys of 1632, 2400 or
/// 3168 bytes, public ones encapsulation keys of 800, 1184 or 1568; the length tells which. As
/// <see cref="ICryptoProvider"/>: stateless, phase any time, device lock held.
/// </summary>
/// <remarks>
/// Every operation may answer NotCompiledIn, Locked (the device is worked by another caller), Aborted (device fault),
/// AsnParse (bytes that are no key of the kind); results are empty then.
/// </remarks>
public interface IMlKemPort
{
    /// <summary>Capability query; needs no lock.</summary>
    /// <param name="level">Parameter set.</param>
    /// <returns>False: the operations below answer NotCompiledIn.</returns>
    bool Supports(MlKemLevel level);

    /// <summary>Makes a key pair.</summary>
    /// <param name="level">Parameter set.</param>
    /// <param name="random">Where the seed comes from, unless the provider has a generator of its own.</param>
    /// <param name="privateKey">Owned by the caller, who zeroes it.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus GenerateKey(MlKemLevel level, IRandomSource random, out byte[] privateKey);

    /// <summary>The encapsulation key of a key.</summary>
    /// <param name="key">Private or public, of any parameter set.</param>
    /// <param name="publicKey">When Ok.</param>
    /// <returns>Ok, or as above.</returns>
    HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey);

    /// <summary>Makes a secret for whoever has the private key.</summary>
    /// <param name="level">Parameter set.</param>
    /// <param name="key">Private or public.</param>
    /// <param name="random">Where the secret comes from, unless the provider has a generator of its own.</param>
    /// <param name="encapsulated">When Ok.</param>
    /// <returns>Ok, or as above; BadFunctionArgument: a key of another parameter set.</returns>
    HsmStatus Encapsulate(MlKemLevel level, ReadOnlySpan<byte> key, IRandomSource random, out MlKemSecret encapsulated);

    /// <summary>Recovers a secret.</summary>
    /// <param name="level">Parameter set.</param>
    /// <param name="privateKey">The key.</param>
    /// <param name="ciphertext">What Encapsulate gave.</param>
    /// <param name="secret">32 bytes; another value for a ciphertext not made for the key.</param>
    /// <returns>Ok, or as above; BadFunctionArgument: a key of another parameter set, or a ciphertext of the wrong length.</returns>
    HsmStatus Decapsulate(MlKemLevel level, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> ciphertext, out Bytes secret);
}
