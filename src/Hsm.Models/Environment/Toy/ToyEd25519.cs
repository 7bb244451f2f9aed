using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for Ed25519. NOT SECURE.</summary>
internal sealed class ToyEd25519 : IEd25519Port
{
    private const int SignatureLengthBytes = 64;

    public bool IsSupported => true;

    public HsmStatus GenerateKey(IRandomSource random, out byte[] privateKey)
    {
        privateKey = ToyKey.Generate(ToyKey.Ed25519, random).ToArray();
        return HsmStatus.Ok;
    }

    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        ToyKey? read = ToyKey.Read(key, ToyKey.Ed25519);
        publicKey = read?.Public ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, Ed25519Message message, out Bytes signature)
    {
        ToyKey? read = ToyKey.Read(privateKey, ToyKey.Ed25519);
        signature = read is { IsPrivate: true } key ? Bytes.Adopt(key.Sign(Flat(message), SignatureLengthBytes)) : default;
        return signature.IsEmpty ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Verify(ReadOnlySpan<byte> key, Ed25519Message message, ReadOnlySpan<byte> signature, out bool isValid)
    {
        ToyKey? read = ToyKey.Read(key, ToyKey.Ed25519);
        isValid = read is { } known && signature.SequenceEqual(known.Sign(Flat(message), SignatureLengthBytes));
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    private static byte[] Flat(Ed25519Message message) =>
        [(byte)message.Mode, (byte)message.Context.Length, .. message.Context.Span, .. message.Data.Span];
}
