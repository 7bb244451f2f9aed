namespace Hsm.Abstractions;

/// <summary>Lengths of the hash algorithms, all in bytes (FIPS 180-4 figure 1, FIPS 202 table 3).</summary>
public static class HashSizes
{
    /// <summary>Whether a function is one of those there are.</summary>
    /// <param name="function">Any value.</param>
    /// <returns>False: the lengths below are 0.</returns>
    public static bool IsKnown(this HashFunction function) => DigestLengthBytes(function) != 0;

    /// <summary>Whether a function is of the SHA-3 family.</summary>
    /// <param name="function">Any value.</param>
    /// <returns>True for SHA-3.</returns>
    public static bool IsSha3(this HashFunction function) =>
        function is >= HashFunction.Sha3_224 and <= HashFunction.Sha3_512;

    /// <summary>Length of the digest.</summary>
    /// <param name="function">Any value.</param>
    /// <returns>28..64; 0 for what is no function.</returns>
    public static int DigestLengthBytes(this HashFunction function) => function switch
    {
        HashFunction.Sha224 or HashFunction.Sha512_224 or HashFunction.Sha3_224 => 28,
        HashFunction.Sha256 or HashFunction.Sha512_256 or HashFunction.Sha3_256 => 32,
        HashFunction.Sha384 or HashFunction.Sha3_384 => 48,
        HashFunction.Sha512 or HashFunction.Sha3_512 => 64,
        _ => 0,
    };

    /// <summary>Length of a block: of the rate, for SHA-3.</summary>
    /// <param name="function">Any value.</param>
    /// <returns>64..144; 0 for what is no function.</returns>
    public static int BlockLengthBytes(this HashFunction function) => function switch
    {
        HashFunction.Sha224 or HashFunction.Sha256 => 64,
        HashFunction.None => 0,
        _ when function.IsSha3() => 200 - (2 * DigestLengthBytes(function)),
        _ => function.IsKnown() ? 128 : 0,
    };

    /// <summary>Length of the state between blocks: chaining words, or the sponge.</summary>
    /// <param name="function">Any value.</param>
    /// <returns>32, 64 or 200; 0 for what is no function.</returns>
    public static int StateLengthBytes(this HashFunction function) => function switch
    {
        HashFunction.Sha224 or HashFunction.Sha256 => 32,
        _ when function.IsSha3() => 200,
        _ => function.IsKnown() ? 64 : 0,
    };
}
