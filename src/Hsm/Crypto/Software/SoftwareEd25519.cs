using System.Security.Cryptography;
using Hsm.Abstractions;
using Ed25519Math = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Hsm;

/// <summary>Ed25519 by BouncyCastle.</summary>
internal sealed class SoftwareEd25519 : IEd25519Port
{
    private const int SignatureLengthBytes = 64;

    /// <inheritdoc/>
    public bool IsSupported => true;

    /// <inheritdoc/>
    public HsmStatus GenerateKey(IRandomSource random, out byte[] privateKey)
    {
        var seed = new byte[Rfc8410Key.LengthBytes];
        random.Fill(seed);
        var point = new byte[Rfc8410Key.LengthBytes];
        Ed25519Math.GeneratePublicKey(seed, 0, point, 0);
        privateKey = Rfc8410Key.EncodePrivate(Rfc8410Key.Ed25519Oid, seed, point);
        CryptographicOperations.ZeroMemory(seed);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        publicKey = default;
        using var read = Rfc8410Key.Read(Rfc8410Key.Ed25519Oid, key);
        if (read is null)
        {
            return HsmStatus.AsnParse;
        }

        publicKey = Rfc8410Key.EncodePublic(Rfc8410Key.Ed25519Oid, PointOf(read));
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, Ed25519Message message, out Bytes signature)
    {
        signature = default;
        using var read = Rfc8410Key.Read(Rfc8410Key.Ed25519Oid, privateKey);
        if (read is not { IsPrivate: true })
        {
            return HsmStatus.AsnParse;
        }

        var made = new byte[SignatureLengthBytes];
        var data = message.Data.ToArray();
        var context = message.Context.ToArray();
        switch (message.Mode)
        {
            case Ed25519Mode.Context: Ed25519Math.Sign(read.Value, 0, context, data, 0, data.Length, made, 0); break;
            case Ed25519Mode.PreHash: Ed25519Math.SignPrehash(read.Value, 0, context, data, 0, made, 0); break;
            default: Ed25519Math.Sign(read.Value, 0, data, 0, data.Length, made, 0); break;
        }

        signature = Bytes.Adopt(made);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Verify(ReadOnlySpan<byte> key, Ed25519Message message, ReadOnlySpan<byte> signature, out bool isValid)
    {
        isValid = false;
        using var read = Rfc8410Key.Read(Rfc8410Key.Ed25519Oid, key);
        if (read is null)
        {
            return HsmStatus.AsnParse;
        }

        if (signature.Length != SignatureLengthBytes)
        {
            return HsmStatus.Ok;
        }

        var point = PointOf(read);
        var given = signature.ToArray();
        var data = message.Data.ToArray();
        var context = message.Context.ToArray();
        isValid = message.Mode switch
        {
            Ed25519Mode.Context => Ed25519Math.Verify(given, 0, point, 0, context, data, 0, data.Length),
            Ed25519Mode.PreHash => Ed25519Math.VerifyPrehash(given, 0, point, 0, context, data, 0),
            _ => Ed25519Math.Verify(given, 0, point, 0, data, 0, data.Length),
        };
        return HsmStatus.Ok;
    }

    private static byte[] PointOf(Rfc8410Key key)
    {
        if (!key.IsPrivate)
        {
            return key.Value;
        }

        var point = new byte[Rfc8410Key.LengthBytes];
        Ed25519Math.GeneratePublicKey(key.Value, 0, point, 0);
        return point;
    }
}
