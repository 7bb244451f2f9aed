using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>ECDSA and ECDH by System.Security.Cryptography.</summary>
/// <param name="gate">Of the device.</param>
internal sealed class SystemEcc(DeviceGate gate) : IEccPort
{
    private delegate T Operation<out T>(ECParameters key);

    /// <inheritdoc/>
    public bool Supports(EccCurve curve) => curve is EccCurve.P256 or EccCurve.P384 or EccCurve.P521;

    /// <inheritdoc/>
    public HsmStatus GenerateKey(EccCurve curve, IRandomSource random, out byte[] privateKey)
    {
        privateKey = [];
        var status = Supports(curve) ? gate.TryEnter() : HsmStatus.NotCompiledIn;
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            using var key = ECDsa.Create(CurveOf(curve));
            var numbers = key.ExportParameters(includePrivateParameters: true);
            privateKey = EccKey.EncodePrivate(curve, numbers.D, [.. numbers.Q.X!, .. numbers.Q.Y!]);
            CryptographicOperations.ZeroMemory(numbers.D);
            return HsmStatus.Ok;
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <inheritdoc/>
    public EccCurve CurveOf(ReadOnlySpan<byte> key)
    {
        using var read = EccKey.Read(key);
        return read?.Curve ?? EccCurve.Default;
    }

    /// <inheritdoc/>
    public HsmStatus MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey)
    {
        using var read = EccKey.Read(key);
        return Run(read, static numbers => EccKey.EncodePublic(CurveOf(numbers), CoordinatesOf(numbers)), out publicKey);
    }

    /// <inheritdoc/>
    public HsmStatus GetPoint(ReadOnlySpan<byte> key, out Bytes point)
    {
        using var read = EccKey.Read(key);
        return Run(read, static numbers => EccKey.EncodePoint(CoordinatesOf(numbers)), out point);
    }

    /// <inheritdoc/>
    public HsmStatus Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature)
    {
        signature = default;
        using var read = EccKey.Read(privateKey);
        var signed = digest.ToArray();
        return read is not { PrivateValue.Length: > 0 } ? HsmStatus.AsnParse : Run(read, Sign, out signature);

        Bytes Sign(ECParameters numbers)
        {
            using var key = ECDsa.Create(numbers);
            return Bytes.Adopt(key.SignHash(signed, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    /// <inheritdoc/>
    public HsmStatus OpenSigner(ReadOnlySpan<byte> privateKey, out IEccSigner? signer)
    {
        signer = null;
        using var read = EccKey.Read(privateKey);
        return read is not { PrivateValue.Length: > 0 }
            ? HsmStatus.AsnParse
            : Run(read, numbers => (IEccSigner)new SystemEccSigner(gate, ECDsa.Create(numbers)), out signer);
    }

    /// <inheritdoc/>
    public HsmStatus Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, out bool isValid)
    {
        using var read = EccKey.Read(key);
        var signed = digest.ToArray();
        var given = FixedLength(signature, EccKey.FieldLengthBytes(read?.Curve ?? EccCurve.Default));
        return Run(read, Verify, out isValid);

        bool Verify(ECParameters numbers)
        {
            using var key = ECDsa.Create(numbers);
            return given.Length > 0 && key.VerifyHash(signed, given, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <inheritdoc/>
    public HsmStatus Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret)
    {
        secret = [];
        using var own = EccKey.Read(privateKey);
        using var peer = EccKey.Read(peerKey);
        if (own is not { PrivateValue.Length: > 0 } || peer is null || peer.Curve != own.Curve)
        {
            return HsmStatus.AsnParse;
        }

        var status = Run(own, Agree, out var agreed);
        secret = agreed ?? [];
        return status;

        byte[] Agree(ECParameters numbers)
        {
            using var key = ECDiffieHellman.Create(numbers);
            using var other = ECDiffieHellman.Create(ParametersOf(peer));
            return key.DeriveRawSecretAgreement(other.PublicKey);
        }
    }

    // Read here, for the platform's reader takes more than DER: a negative s, which many a verifier would refuse.
    private static byte[] FixedLength(ReadOnlySpan<byte> signature, int fieldLengthBytes) => Der.TryReadSequence(
        signature,
        reader => (byte[])[.. Der.Pad(Der.ReadUnsigned(reader), fieldLengthBytes), .. Der.Pad(Der.ReadUnsigned(reader), fieldLengthBytes)],
        out var numbers)
        ? numbers
        : [];

    private static byte[] CoordinatesOf(ECParameters numbers)
    {
        using var key = ECDsa.Create(numbers);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [.. point.X!, .. point.Y!];
    }

    private static EccCurve CurveOf(ECParameters numbers) => (numbers.D ?? numbers.Q.X)!.Length switch
    {
        48 => EccCurve.P384,
        66 => EccCurve.P521,
        _ => EccCurve.P256,
    };

    private static ECParameters ParametersOf(EccKey key)
    {
        var half = key.Coordinates.Length / 2;
        var isPrivate = key.PrivateValue.Length > 0;

        // Of a private key the point is computed: what the encoding says of it is not taken on trust.
        return new ECParameters
        {
            Curve = CurveOf(key.Curve),
            D = isPrivate ? key.PrivateValue : null,
            Q = isPrivate ? default : new ECPoint { X = key.Coordinates[..half], Y = key.Coordinates[half..] },
        };
    }

    private static ECCurve CurveOf(EccCurve curve) => curve switch
    {
        EccCurve.P384 => ECCurve.NamedCurves.nistP384,
        EccCurve.P521 => ECCurve.NamedCurves.nistP521,
        _ => ECCurve.NamedCurves.nistP256,
    };

    private HsmStatus Run<T>(EccKey? key, Operation<T> operation, out T? result)
    {
        result = default;
        if (key is null)
        {
            return HsmStatus.AsnParse;
        }

        var status = gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            result = operation(ParametersOf(key));
            return HsmStatus.Ok;
        }
        catch (CryptographicException)
        {
            // A point that is not on its curve, a private value out of range.
            return HsmStatus.AsnParse;
        }
        finally
        {
            gate.Leave();
        }
    }
}
