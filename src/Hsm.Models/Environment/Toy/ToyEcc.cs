using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for ECDSA and ECDH, over toy keys whose kind is the curve. NOT SECURE.</summary>
internal sealed class ToyEcc : IEccPort
{
    private const int SignatureLengthBytes = 16;
    private const int SecretLengthBytes = 32;

    public bool Supports(EccCurve curve) => curve is EccCurve.P256 or EccCurve.P384 or EccCurve.P521;

    public HsmStatus GenerateKey(EccCurve curve, IRandomSource random, out byte[] privateKey)
    {
        privateKey = ToyKey.Generate((byte)curve, random).ToArray();
        return HsmStatus.Ok;
    }

    public EccCurve CurveOf(ReadOnlySpan<byte> key) => Read(key) is { } read ? (EccCurve)read.Kind : EccCurve.Default;

    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        ToyKey? read = Read(key);
        publicKey = read?.Public ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus GetPoint(ReadOnlySpan<byte> key, out Bytes point)
    {
        HsmStatus status = MakePublic(key, out Bytes publicKey);
        point = status == HsmStatus.Ok ? publicKey.Slice(1, publicKey.Length - 1) : default;
        return status;
    }

    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature)
    {
        ToyKey? read = Read(privateKey);
        signature = read is { IsPrivate: true } key ? Bytes.Adopt(key.Sign(digest, SignatureLengthBytes)) : default;
        return signature.IsEmpty ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, out bool isValid)
    {
        ToyKey? read = Read(key);
        isValid = read is { } known && signature.SequenceEqual(known.Sign(digest, SignatureLengthBytes));
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret)
    {
        bool canAgree = Read(privateKey) is { IsPrivate: true } own && Read(peerKey) is { } peer && own.Kind == peer.Kind;
        secret = canAgree ? Read(privateKey)!.Value.Agree(Read(peerKey)!.Value, SecretLengthBytes) : [];
        return canAgree ? HsmStatus.Ok : HsmStatus.AsnParse;
    }

    private ToyKey? Read(ReadOnlySpan<byte> key) => ToyKey.Read(key) is { } read && Supports((EccCurve)read.Kind) ? read : null;
}
