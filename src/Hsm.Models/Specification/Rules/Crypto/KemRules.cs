using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// ML-KEM (protocol page 7), where the server has it. A secret is right when the private key says so; of a hidden one its
/// length alone is known.
/// </summary>
internal static class KemRules
{
    private const int SecretLengthBytes = 32;

    public static void Encapsulate(Situation now, MlKemEncapsulateRequest request)
    {
        IMlKemPort port = now.Options.Crypto.MlKem;
        if (!KeyOperationRules.HasShape(now, Enum.IsDefined(request.Level), 0)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageDerive, out UsedKey key)
            || !KeyOperationRules.IsOkByPort(now, Example(port, request.Level, key, out MlKemSecret example)))
        {
            return;
        }

        if (!MadeKey.Fits(now, example.Ciphertext.Length + SecretLengthBytes))
        {
            now.Refuse(HsmStatus.BufferSize);
            return;
        }

        // Two ciphertexts are never equal: each holds randomness of its own.
        HsmState before = now.State;
        now.TellAny(
            new MlKemEncapsulateResponse(example.Ciphertext, example.Secret),
            told => told.SharedSecret.Length == SecretLengthBytes && told.Ciphertext.Length == example.Ciphertext.Length
                && !before.Fresh.Contains(told.Ciphertext) && MayBeSecret(port, request.Level, key, told),
            told => told is null ? before : before.WithFresh(told.Ciphertext));
    }

    public static void Decapsulate(Situation now, MlKemDecapsulateRequest request)
    {
        IMlKemPort port = now.Options.Crypto.MlKem;
        if (!KeyOperationRules.HasShape(now, Enum.IsDefined(request.Level), request.Ciphertext.Length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageDerive, out UsedKey key)
            || !KeyOperationRules.IsOkByPort(now, Example(port, request.Level, key, out MlKemSecret example))
            || !KeyOperationRules.IsOk(now, request.Ciphertext.Length == example.Ciphertext.Length ? HsmStatus.Ok : HsmStatus.BadArgs))
        {
            return;
        }

        if (key.Hidden is not null)
        {
            now.TellAny(new MlKemDecapsulateResponse(example.Secret), static told => told.SharedSecret.Length == SecretLengthBytes);
        }
        else if (KeyOperationRules.IsOkByPort(now, port.Decapsulate(request.Level, key.Data.Span, request.Ciphertext.Span, out Bytes secret)))
        {
            now.Tell(new MlKemDecapsulateResponse(secret));
        }
    }

    // What an encapsulation comes to: with the key, or with another of its kind where it is hidden.
    private static HsmStatus Example(IMlKemPort port, MlKemLevel level, UsedKey key, out MlKemSecret example)
    {
        example = default;
        if (!port.Supports(level))
        {
            return HsmStatus.NotCompiledIn;
        }

        IRandomSource random = MadeKey.ExampleRandom();
        if (key.Hidden is null)
        {
            return port.Encapsulate(level, key.Data.Span, random, out example);
        }

        HsmStatus status = SignatureRules.StatusOf(key, HiddenKind.MlKem);
        if (status != HsmStatus.Ok || key.Hidden.Level != (int)level)
        {
            return status == HsmStatus.Ok ? HsmStatus.BadArgs : status;
        }

        status = port.GenerateKey(level, random, out byte[] other);
        return status == HsmStatus.Ok ? port.Encapsulate(level, other, random, out example) : status;
    }

    private static bool MayBeSecret(IMlKemPort port, MlKemLevel level, UsedKey key, MlKemEncapsulateResponse told) =>
        key.Hidden is not null
        || port.Decapsulate(level, key.Data.Span, told.Ciphertext.Span, out Bytes secret) != HsmStatus.Ok
        || secret == told.SharedSecret;
}
