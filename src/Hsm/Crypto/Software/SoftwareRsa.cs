using Hsm.Abstractions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Hsm;

/// <summary>Textbook RSA by BouncyCastle; the private operation is blinded.</summary>
internal sealed class SoftwareRsa : IRsaPort
{
    private const int MinSizeBits = 1024;
    private const int MaxSizeBits = 4096;

    // Rounds of Miller and Rabin for the weakest case; the generator lowers them for longer primes itself.
    private const int Certainty = 112;

    /// <inheritdoc/>
    public bool SupportsRawOperations => true;

    /// <inheritdoc/>
    public bool SupportsGeneration(int sizeBits, uint exponent) =>
        sizeBits is >= MinSizeBits and <= MaxSizeBits && sizeBits % 8 == 0 && exponent >= 3 && exponent % 2 == 1;

    /// <inheritdoc/>
    public HsmStatus GenerateKey(int sizeBits, uint exponent, IRandomSource random, out byte[] privateKey)
    {
        privateKey = [];
        if (!SupportsGeneration(sizeBits, exponent))
        {
            return HsmStatus.NotCompiledIn;
        }

        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(
            BigInteger.ValueOf(exponent), RandomSourceAdapter.Wrap(random), sizeBits, Certainty));
        var key = (RsaPrivateCrtKeyParameters)generator.GenerateKeyPair().Private;
        byte[][] numbers =
        [
            .. Array.ConvertAll(
                [key.Modulus, key.PublicExponent, key.Exponent, key.P, key.Q, key.DP, key.DQ, key.QInv],
                static number => number.ToByteArrayUnsigned()),
        ];
        privateKey = RsaKey.EncodePrivate(numbers);
        new RsaKey(numbers).Dispose();
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus GetSize(ReadOnlySpan<byte> key, out int lengthBytes)
    {
        using var read = RsaKey.Read(key);
        lengthBytes = read?.Modulus.Length ?? 0;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        using var read = RsaKey.Read(key);
        publicKey = read?.EncodePublic() ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus PublicOperation(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, out Bytes result)
    {
        result = default;
        using var read = RsaKey.Read(key);
        return read is null
            ? HsmStatus.AsnParse
            : Process(read, isPrivate: false, source, out result);
    }

    /// <inheritdoc/>
    public HsmStatus PrivateOperation(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> source, out Bytes result)
    {
        result = default;
        using var read = RsaKey.Read(privateKey);
        return read is not { IsPrivate: true }
            ? HsmStatus.AsnParse
            : Process(read, isPrivate: true, source, out result);
    }

    private static HsmStatus Process(RsaKey key, bool isPrivate, ReadOnlySpan<byte> source, out Bytes result)
    {
        result = default;
        var modulus = new BigInteger(1, key.Modulus);
        var number = new BigInteger(1, source.ToArray());
        if (number.CompareTo(modulus) >= 0)
        {
            return HsmStatus.BadFunctionArgument;
        }

        try
        {
            var engine = new RsaBlindedEngine();
            engine.Init(forEncryption: isPrivate, ParametersOf(key, modulus, isPrivate));

            // 0, 1 and -1 to an odd power are themselves; BouncyCastle.Cryptography refuses them, RFC 8017, 5.1 does not.
            var input = number.ToByteArrayUnsigned();
            var isItself = number.CompareTo(BigInteger.One) <= 0 || number.Equals(modulus.Subtract(BigInteger.One));
            var output = isItself ? input : engine.ProcessBlock(input, 0, input.Length);
            result = Bytes.Adopt(Der.Pad(output, key.Modulus.Length));
            return HsmStatus.Ok;
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException or InvalidOperationException or CryptoException)
        {
            // BouncyCastle refuses even moduli, tiny exponents and primes that do not fit in one way or another.
            return HsmStatus.AsnParse;
        }
    }

    private static ICipherParameters ParametersOf(RsaKey key, BigInteger modulus, bool isPrivate)
    {
        var exponent = new BigInteger(1, key.Exponent);
        if (!isPrivate)
        {
            return new RsaKeyParameters(isPrivate: false, modulus, exponent);
        }

        var numbers = key.PrivateNumbers;
        return new RsaPrivateCrtKeyParameters(
            modulus,
            exponent,
            new BigInteger(1, numbers[0]),
            new BigInteger(1, numbers[1]),
            new BigInteger(1, numbers[2]),
            new BigInteger(1, numbers[3]),
            new BigInteger(1, numbers[4]),
            new BigInteger(1, numbers[5]));
    }
}
