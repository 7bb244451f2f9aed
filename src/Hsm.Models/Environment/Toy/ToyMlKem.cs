using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for ML-KEM; ciphertexts of 24, 48 and 72 bytes, all random. NOT SECURE.</summary>
internal sealed class ToyMlKem : IMlKemPort
{
    private const int SecretLengthBytes = 32;
    private const int CiphertextLengthStep = 24;

    public bool Supports(MlKemLevel level) => Enum.IsDefined(level);

    public HsmStatus GenerateKey(MlKemLevel level, IRandomSource random, out byte[] privateKey)
    {
        privateKey = ToyKey.Generate((byte)(ToyKey.MlKem | (int)level), random).ToArray();
        return HsmStatus.Ok;
    }

    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        ToyKey? read = ToyKey.ReadFamily(key, ToyKey.MlKem);
        publicKey = read?.Public ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Encapsulate(MlKemLevel level, ReadOnlySpan<byte> key, IRandomSource random, out MlKemSecret encapsulated)
    {
        encapsulated = default;
        if (ToyKey.ReadFamily(key, ToyKey.MlKem) is not { } read)
        {
            return HsmStatus.AsnParse;
        }

        if (read.Member != (int)level)
        {
            return HsmStatus.BadFunctionArgument;
        }

        byte[] ciphertext = new byte[CiphertextLength(level)];
        random.Fill(ciphertext);
        encapsulated = new MlKemSecret(Bytes.Adopt(ciphertext), SecretOf(read, ciphertext));
        return HsmStatus.Ok;
    }

    public HsmStatus Decapsulate(MlKemLevel level, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> ciphertext, out Bytes secret)
    {
        secret = default;
        if (ToyKey.ReadFamily(privateKey, ToyKey.MlKem) is not { } read)
        {
            return HsmStatus.AsnParse;
        }

        if (read.Member != (int)level || ciphertext.Length != CiphertextLength(level))
        {
            return HsmStatus.BadFunctionArgument;
        }

        secret = read.IsPrivate ? SecretOf(read, ciphertext) : default;
        return read.IsPrivate ? HsmStatus.Ok : HsmStatus.AsnParse;
    }

    private static int CiphertextLength(MlKemLevel level) => CiphertextLengthStep * ((int)level + 1);

    private static Bytes SecretOf(ToyKey key, ReadOnlySpan<byte> ciphertext) => Bytes.Adopt(key.Sign(ciphertext, SecretLengthBytes));
}
