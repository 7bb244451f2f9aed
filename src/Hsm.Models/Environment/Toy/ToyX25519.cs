using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for X25519. NOT SECURE.</summary>
internal sealed class ToyX25519 : IX25519Port
{
    private const int SecretLengthBytes = 32;

    public bool IsSupported => true;

    public HsmStatus GenerateKey(IRandomSource random, out byte[] privateKey)
    {
        privateKey = ToyKey.Generate(ToyKey.X25519, random).ToArray();
        return HsmStatus.Ok;
    }

    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        ToyKey? read = ToyKey.Read(key, ToyKey.X25519);
        publicKey = read?.Public ?? default;
        return read is null ? HsmStatus.AsnParse : HsmStatus.Ok;
    }

    public HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret)
    {
        ToyKey? own = ToyKey.Read(privateKey, ToyKey.X25519);
        ToyKey? peer = ToyKey.Read(peerKey, ToyKey.X25519);
        bool canAgree = own is { IsPrivate: true } && peer is not null;
        secret = canAgree ? own!.Value.Agree(peer!.Value, SecretLengthBytes) : [];
        return canAgree ? HsmStatus.Ok : HsmStatus.AsnParse;
    }
}
