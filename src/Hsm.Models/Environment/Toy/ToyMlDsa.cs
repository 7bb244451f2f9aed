using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for ML-DSA; signatures of 48, 72 and 120 bytes. NOT SECURE.</summary>
internal sealed class ToyMlDsa : IMlDsaPort
{
    private const int SignatureLengthStep = 24;

    public bool Supports(MlDsaLevel level, HashFunction preHash) =>
        Enum.IsDefined(level) && (preHash == HashFunction.None || preHash.IsKnown());

    public HsmStatus GenerateKey(MlDsaLevel level, IRandomSource random, out byte[] privateKey)
    {
        privateKey = ToyKey.Generate((byte)(ToyKey.MlDsa | (int)level), random).ToArray();
        return HsmStatus.Ok;
    }

    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        ToyKey? read = ToyKey.ReadFamily(key, ToyKey.MlDsa);
        publicKey = read?.Public ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, MlDsaMessage signed, out Bytes signature)
    {
        ToyKey? read = ToyKey.ReadFamily(privateKey, ToyKey.MlDsa);
        HsmStatus status = StatusOf(read, signed);
        status = status == HsmStatus.Ok && !read!.Value.IsPrivate ? HsmStatus.AsnParse : status;
        signature = status == HsmStatus.Ok ? Bytes.Adopt(Sign(read!.Value, signed)) : default;
        return status;
    }

    public HsmStatus Verify(ReadOnlySpan<byte> key, MlDsaMessage signed, ReadOnlySpan<byte> signature, out bool isValid)
    {
        ToyKey? read = ToyKey.ReadFamily(key, ToyKey.MlDsa);
        HsmStatus status = StatusOf(read, signed);
        isValid = status == HsmStatus.Ok && signature.SequenceEqual(Sign(read!.Value, signed));
        return status;
    }

    private static HsmStatus StatusOf(ToyKey? key, MlDsaMessage signed) =>
        key is null ? HsmStatus.AsnParse
        : signed.Suits((MlDsaLevel)key.Value.Member) ? HsmStatus.Ok
        : HsmStatus.BadFunctionArgument;

    private static byte[] Sign(ToyKey key, MlDsaMessage signed) => key.Sign(
        [(byte)signed.PreHash, (byte)signed.Context.Length, .. signed.Context.Span, .. signed.Data.Span], SignatureLengthStep * key.Member);
}
