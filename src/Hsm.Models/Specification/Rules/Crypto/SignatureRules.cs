using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// ECDSA, Ed25519 and ML-DSA (protocol page 7). A signature is right when it verifies with the public key, however it was
/// made.
/// </summary>
internal static class SignatureRules
{
    private const int MaxHashLengthBytes = 64;

    public static void Sign(Situation now, EcdsaSignRequest request)
    {
        IEccPort ecc = now.Options.Crypto.Ecc;
        if (!KeyOperationRules.HasShape(now, request.Hash.Length is >= 1 and <= MaxHashLengthBytes, 0)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageSign, out UsedKey key))
        {
            return;
        }

        Bytes example = default;
        HsmStatus status = key.Hidden is null ? ecc.Sign(key.Data.Span, request.Hash.Span, out example) : StatusOf(key, HiddenKind.Ecc);
        if (KeyOperationRules.IsOk(now, status))
        {
            Tell(now, PublicHalf(key), example, (made, signature) =>
                ecc.Verify(made.Span, request.Hash.Span, signature.Span, out bool isValid) == HsmStatus.Ok && isValid);
        }
    }

    public static void Verify(Situation now, EcdsaVerifyRequest request)
    {
        IEccPort ecc = now.Options.Crypto.Ecc;
        int length = request.Hash.Length + request.Signature.Length;
        if (!KeyOperationRules.HasShape(now, request.Hash.Length is >= 1 and <= MaxHashLengthBytes, length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageVerify, out UsedKey key))
        {
            return;
        }

        Bytes publicKey = PublicHalf(key);
        bool isValid = false;
        HsmStatus status = publicKey.IsEmpty || StatusOf(key, HiddenKind.Ecc) != HsmStatus.Ok
            ? StatusOf(key, HiddenKind.Ecc)
            : ecc.Verify(publicKey.Span, request.Hash.Span, request.Signature.Span, out isValid);
        if (!KeyOperationRules.IsOk(now, status))
        {
            return;
        }

        Bytes exported = default;
        if (request.ExportsPublicKey && !publicKey.IsEmpty)
        {
            ecc.MakePublic(publicKey.Span, out exported);
        }

        TellVerdict(now, publicKey, new SignatureVerifyResponse(isValid, exported));
    }

    public static void Sign(Situation now, Ed25519SignRequest request)
    {
        var message = new Ed25519Message(request.Mode, request.Context, request.Message);
        IEd25519Port port = now.Options.Crypto.Ed25519;
        if (!KeyOperationRules.HasShape(now, message.IsValid, request.Message.Length + request.Context.Length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageSign, out UsedKey key))
        {
            return;
        }

        Bytes example = default;
        HsmStatus status = !port.IsSupported ? HsmStatus.NotCompiledIn
            : key.Hidden is null ? port.Sign(key.Data.Span, message, out example)
            : StatusOf(key, HiddenKind.Ed25519);
        if (KeyOperationRules.IsOk(now, status))
        {
            Tell(now, PublicHalf(key), example, (made, signature) =>
                port.Verify(made.Span, message, signature.Span, out bool isValid) == HsmStatus.Ok && isValid);
        }
    }

    public static void Verify(Situation now, Ed25519VerifyRequest request)
    {
        var message = new Ed25519Message(request.Mode, request.Context, request.Message);
        IEd25519Port port = now.Options.Crypto.Ed25519;
        int length = request.Message.Length + request.Context.Length + request.Signature.Length;
        if (!KeyOperationRules.HasShape(now, message.IsValid, length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageVerify, out UsedKey key))
        {
            return;
        }

        Bytes publicKey = PublicHalf(key);
        bool isValid = false;
        HsmStatus status = !port.IsSupported ? HsmStatus.NotCompiledIn
            : publicKey.IsEmpty || StatusOf(key, HiddenKind.Ed25519) != HsmStatus.Ok ? StatusOf(key, HiddenKind.Ed25519)
            : port.Verify(publicKey.Span, message, request.Signature.Span, out isValid);
        if (KeyOperationRules.IsOk(now, status))
        {
            TellVerdict(now, publicKey, new SignatureVerifyResponse(isValid, default));
        }
    }

    public static void Sign(Situation now, MlDsaSignRequest request)
    {
        var message = new MlDsaMessage(request.Message, request.Context, request.PreHash);
        IMlDsaPort port = now.Options.Crypto.MlDsa;
        bool isShaped = Enum.IsDefined(request.Level) && message.IsValid;
        if (!KeyOperationRules.HasShape(now, isShaped, request.Message.Length + request.Context.Length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageSign, out UsedKey key))
        {
            return;
        }

        Bytes example = default;
        HsmStatus status = !port.Supports(request.Level, request.PreHash) ? HsmStatus.NotCompiledIn
            : key.Hidden is null ? port.Sign(key.Data.Span, message, out example)
            : StatusOf(key, message) is var known && known != HsmStatus.Ok ? known
            : port.Sign(KeyLike(port, key), message, out example);
        if (KeyOperationRules.IsOkByPort(now, status == HsmStatus.Ok && !MadeKey.Fits(now, example.Length) ? HsmStatus.BufferSize : status))
        {
            Tell(now, PublicHalf(key), example, (made, signature) => signature.Length == example.Length
                && port.Verify(made.Span, message, signature.Span, out bool isValid) == HsmStatus.Ok && isValid);
        }
    }

    public static void Verify(Situation now, MlDsaVerifyRequest request)
    {
        var message = new MlDsaMessage(request.Message, request.Context, request.PreHash);
        IMlDsaPort port = now.Options.Crypto.MlDsa;
        bool isShaped = Enum.IsDefined(request.Level) && message.IsValid;
        int length = request.Message.Length + request.Context.Length + request.Signature.Length;
        if (!KeyOperationRules.HasShape(now, isShaped, length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageVerify, out UsedKey key))
        {
            return;
        }

        Bytes publicKey = PublicHalf(key);
        bool isValid = false;
        HsmStatus status = !port.Supports(request.Level, request.PreHash) ? HsmStatus.NotCompiledIn
            : publicKey.IsEmpty || StatusOf(key, HiddenKind.MlDsa) != HsmStatus.Ok ? StatusOf(key, message)
            : port.Verify(publicKey.Span, message, request.Signature.Span, out isValid);
        if (KeyOperationRules.IsOkByPort(now, status))
        {
            TellVerdict(now, publicKey, new SignatureVerifyResponse(isValid, default));
        }
    }

    /// <summary>How an operation of a hidden key ends: a key of another kind does not parse.</summary>
    public static HsmStatus StatusOf(UsedKey key, HiddenKind wanted) =>
        key.Hidden is null || key.Hidden.Kind == wanted ? HsmStatus.Ok : HsmStatus.AsnParse;

    /// <summary>The key itself, or the public half of a hidden one; empty: not known.</summary>
    public static Bytes PublicHalf(UsedKey key) => key.Hidden is null ? key.Data : key.Hidden.Public;

    private static HsmStatus StatusOf(UsedKey key, MlDsaMessage message)
    {
        HsmStatus status = StatusOf(key, HiddenKind.MlDsa);
        return status == HsmStatus.Ok && !message.Suits((MlDsaLevel)key.Hidden!.Level) ? HsmStatus.BadArgs : status;
    }

    // Another key of the parameter set, for the length of a signature.
    private static byte[] KeyLike(IMlDsaPort port, UsedKey hidden) =>
        port.GenerateKey((MlDsaLevel)hidden.Hidden!.Level, MadeKey.ExampleRandom(), out byte[] other) == HsmStatus.Ok ? other : [];

    private static void Tell(Situation now, Bytes publicHalf, Bytes example, Func<Bytes, Bytes, bool> verifies) => now.TellAny(
        new SignatureResponse(example), told => publicHalf.IsEmpty || verifies(publicHalf, told.Signature), _ => now.State);

    private static void TellVerdict(Situation now, Bytes publicKey, SignatureVerifyResponse verdict)
    {
        if (publicKey.IsEmpty)
        {
            now.TellAny(verdict, static _ => true);
        }
        else
        {
            now.Tell(verdict);
        }
    }
}
