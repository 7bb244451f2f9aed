using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>ML-KEM (protocol page 7), where the server has it.</summary>
internal static class KemRules
{
    private const int SecretLengthBytes = 32;

    public static void Encapsulate(Situation now, MlKemEncapsulateRequest request)
    {
        IMlKemPort port = now.Options.Crypto.MlKem;
        if (!KeyOperationRules.HasShape(now, Enum.IsDefined(request.Level), 0)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageDerive, out UsedKey key))
        {
            return;
        }

        Bytes publicKey = default;
        HsmStatus status = port.Supports(request.Level) ? port.MakePublic(request.Level, key.Data.Span, out publicKey) : HsmStatus.NotCompiledIn;
        if (!KeyOperationRules.IsOk(now, status))
        {
            return;
        }

        // With the private key at hand the ciphertext tells the secret; else the form alone is known.
        now.TellAny(
            new MlKemEncapsulateResponse(default, Bytes.Repeat(0, SecretLengthBytes)),
            told => told.SharedSecret.Length == SecretLengthBytes
                && (publicKey == key.Data
                    || (port.Decapsulate(request.Level, key.Data.Span, told.Ciphertext.Span, out Bytes secret) == HsmStatus.Ok && secret == told.SharedSecret)));
    }

    public static void Decapsulate(Situation now, MlKemDecapsulateRequest request)
    {
        IMlKemPort port = now.Options.Crypto.MlKem;
        if (!KeyOperationRules.HasShape(now, Enum.IsDefined(request.Level), request.Ciphertext.Length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.UsageDerive, out UsedKey key))
        {
            return;
        }

        Bytes secret = default;
        HsmStatus status = port.Supports(request.Level)
            ? port.Decapsulate(request.Level, key.Data.Span, request.Ciphertext.Span, out secret)
            : HsmStatus.NotCompiledIn;
        if (KeyOperationRules.IsOk(now, status))
        {
            now.Tell(new MlKemDecapsulateResponse(secret));
        }
    }
}
