using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for textbook RSA with a modulus of 16 bytes: both operations add one key stream. NOT SECURE.</summary>
internal sealed class ToyRsa : IRsaPort
{
    private const int ModulusLengthBytes = 16;

    public bool SupportsRawOperations => true;

    public bool SupportsGeneration(int sizeBits, uint exponent) => true;

    public HsmStatus GenerateKey(int sizeBits, uint exponent, IRandomSource random, out byte[] privateKey)
    {
        privateKey = ToyKey.Generate(ToyKey.Rsa, random).ToArray();
        return HsmStatus.Ok;
    }

    public HsmStatus GetSize(ReadOnlySpan<byte> key, out int lengthBytes)
    {
        bool isKey = ToyKey.Read(key, ToyKey.Rsa) is not null;
        lengthBytes = isKey ? ModulusLengthBytes : 0;
        return isKey ? HsmStatus.Ok : HsmStatus.AsnParse;
    }

    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        ToyKey? read = ToyKey.Read(key, ToyKey.Rsa);
        publicKey = read?.Public ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus PublicOperation(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, out Bytes result) =>
        Add(ToyKey.Read(key, ToyKey.Rsa), source, out result);

    public HsmStatus PrivateOperation(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> source, out Bytes result) =>
        Add(ToyKey.Read(privateKey, ToyKey.Rsa) is { IsPrivate: true } key ? key : null, source, out result);

    private static HsmStatus Add(ToyKey? key, ReadOnlySpan<byte> source, out Bytes result)
    {
        result = default;
        if (key is null)
        {
            return HsmStatus.AsnParse;
        }

        byte[] sum = ToyMixer.Squeeze(key.Value.PublicNumber, ModulusLengthBytes);
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] ^= source[i];
        }

        result = Bytes.Adopt(sum);
        return HsmStatus.Ok;
    }
}
