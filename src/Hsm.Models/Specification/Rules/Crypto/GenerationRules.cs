using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// Key generation (protocol page 7). Which key is the server's choice; what it tells must be a key of the kind, and one
/// that nobody has seen.
/// </summary>
internal static class GenerationRules
{
    private const int X25519LengthBytes = 32;
    private const ushort AnyAccess = 0xFFFF;

    public static void Ecc(Situation now, EccKeyGenRequest request)
    {
        EccCurve curve = request.Curve != EccCurve.Default ? request.Curve : CurveOfSize(request.SizeBytes);
        IEccPort ecc = now.Options.Crypto.Ecc;
        HsmStatus status = !MadeKey.IsTarget(request.Target) || curve == EccCurve.Default ? HsmStatus.BadArgs
            : !ecc.Supports(curve) ? HsmStatus.NotCompiledIn
            : CurveOfSize(request.SizeBytes) != curve ? HsmStatus.BadArgs
            : HsmStatus.Ok;
        Generate(now, request.Target, status, request.Target.Access, new GeneratedKind(
            new HiddenKey(HiddenKind.Ecc, curve, default),
            random => ecc.GenerateKey(curve, random, out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
            key => ecc.CurveOf(key.Span) == curve && ecc.MakePublic(key.Span, out Bytes made) == HsmStatus.Ok ? made : default));
    }

    public static void Ed25519(Situation now, Ed25519KeyGenRequest request)
    {
        IEd25519Port port = now.Options.Crypto.Ed25519;
        HsmStatus status = !MadeKey.IsTarget(request.Target) ? HsmStatus.BadArgs
            : port.IsSupported ? HsmStatus.Ok
            : HsmStatus.NotCompiledIn;
        Generate(now, request.Target, status, request.Target.Access, new GeneratedKind(
            new HiddenKey(HiddenKind.Ed25519, EccCurve.Default, default),
            random => port.GenerateKey(random, out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
            key => port.MakePublic(key.Span, out Bytes made) == HsmStatus.Ok ? made : default));
    }

    public static void X25519(Situation now, X25519KeyGenRequest request)
    {
        IX25519Port port = now.Options.Crypto.X25519;
        HsmStatus status = request.SizeBytes != X25519LengthBytes || !MadeKey.IsTarget(request.Target) ? HsmStatus.BadArgs
            : port.IsSupported ? HsmStatus.Ok
            : HsmStatus.NotCompiledIn;
        Generate(now, request.Target, status, AnyAccess, new GeneratedKind(
            new HiddenKey(HiddenKind.X25519, EccCurve.Default, default),
            random => port.GenerateKey(random, out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
            key => port.MakePublic(key.Span, out Bytes made) == HsmStatus.Ok ? made : default));
    }

    public static void Rsa(Situation now, RsaKeyGenRequest request)
    {
        IRsaPort port = now.Options.Crypto.Rsa;
        bool isShaped = request.SizeBits is 2048 or 3072 or 4096 && request.Exponent >= 3 && request.Exponent % 2 == 1;
        HsmStatus status = !isShaped || !MadeKey.IsTarget(request.Target) ? HsmStatus.BadArgs
            : port.SupportsGeneration(request.SizeBits, request.Exponent) ? HsmStatus.Ok
            : HsmStatus.NotCompiledIn;
        Generate(now, request.Target, status, AnyAccess, new GeneratedKind(
            new HiddenKey(HiddenKind.Rsa, EccCurve.Default, default),
            random => port.GenerateKey(request.SizeBits, request.Exponent, random, out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
            key => port.MakePublic(key.Span, out Bytes made) == HsmStatus.Ok ? made : default));
    }

    public static void MlDsa(Situation now, MlDsaKeyGenRequest request)
    {
        IMlDsaPort port = now.Options.Crypto.MlDsa;
        HsmStatus status = !Enum.IsDefined(request.Level) || !MadeKey.IsTarget(request.Target) ? HsmStatus.BadArgs
            : port.Supports(request.Level, HashFunction.None) ? HsmStatus.Ok
            : HsmStatus.NotCompiledIn;
        Generate(now, request.Target, status, request.Target.Access, new GeneratedKind(
            new HiddenKey(HiddenKind.MlDsa, EccCurve.Default, default) { Level = (int)request.Level },
            random => port.GenerateKey(request.Level, random, out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
            key => port.MakePublic(key.Span, out Bytes made) == HsmStatus.Ok ? made : default));
    }

    public static void MlKem(Situation now, MlKemKeyGenRequest request)
    {
        IMlKemPort port = now.Options.Crypto.MlKem;
        HsmStatus status = !Enum.IsDefined(request.Level) || !MadeKey.IsTarget(request.Target) ? HsmStatus.BadArgs
            : port.Supports(request.Level) ? HsmStatus.Ok
            : HsmStatus.NotCompiledIn;
        Generate(now, request.Target, status, request.Target.Access, new GeneratedKind(
            new HiddenKey(HiddenKind.MlKem, EccCurve.Default, default) { Level = (int)request.Level },
            random => port.GenerateKey(request.Level, random, out byte[] key) == HsmStatus.Ok ? Bytes.Adopt(key) : default,
            key => port.MakePublic(key.Span, out Bytes made) == HsmStatus.Ok ? made : default));
    }

    private static void Generate(Situation now, KeyTarget target, HsmStatus status, ushort access, GeneratedKind kind)
    {
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
            return;
        }

        // An example tells the length, which is that of every key of the kind, give or take DER's leading zeros for RSA.
        Bytes example = kind.Generate(MadeKey.ExampleRandom());
        if (target.IsEphemeral)
        {
            GenerateForClient(now, kind, example);
            return;
        }

        Bytes half = kind.PublicOf(example);
        KeyPlacing.Each(now, target.Id, example.Length, id =>
        {
            KeyId answered = id.ToKeyId();
            HsmState before = now.State;
            if (!MadeKey.Fits(now, half.Length))
            {
                // A public half that does not fit is left out.
                now.Answers.Add(new GeneratedKeyResponse(answered, Bytes.Empty), Stored(Bytes.Empty));
                return;
            }

            now.TellAny(
                new GeneratedKeyResponse(answered, half),
                told => told.Key == answered && IsPublic(told.Encoding) && !before.Fresh.Contains(told.Encoding),
                told => Stored(told?.Encoding ?? default));

            HsmState Stored(Bytes publicKey)
            {
                var hidden = new UsedKey(Bytes.Repeat(0, example.Length), kind.Hidden with { Public = publicKey });
                HsmState stored = KeyPlacing.Put(now, MadeKey.Of(id, target, access, hidden));
                return publicKey.IsEmpty ? stored : stored.WithFresh(publicKey);
            }

            bool IsPublic(Bytes told) => told.Length == half.Length && kind.PublicOf(told) == told;
        });
    }

    private static void GenerateForClient(Situation now, GeneratedKind kind, Bytes example)
    {
        if (!MadeKey.Fits(now, example.Length))
        {
            now.Refuse(HsmStatus.BufferSize);
            return;
        }

        HsmState before = now.State;
        now.TellAny(
            new GeneratedKeyResponse(default, example),
            told => told.Key == default && kind.PublicOf(told.Encoding) is { IsEmpty: false } made
                && made != told.Encoding && !before.Fresh.Contains(made),
            told => told is null ? before : before.WithFresh(kind.PublicOf(told.Encoding)));
    }

    private static EccCurve CurveOfSize(int sizeBytes) => sizeBytes switch
    {
        32 => EccCurve.P256,
        48 => EccCurve.P384,
        66 => EccCurve.P521,
        _ => EccCurve.Default,
    };
}
