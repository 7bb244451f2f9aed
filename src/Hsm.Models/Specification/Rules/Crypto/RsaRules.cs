using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>RSA's primitives and the length of a modulus (protocol page 7).</summary>
internal static class RsaRules
{
    public static void Operate(Situation now, RsaRequest request)
    {
        bool isShaped = Enum.IsDefined(request.Operation) && !request.Data.IsEmpty;
        if (!KeyOperationRules.HasShape(now, isShaped, request.Data.Length)
            || !KeyOperationRules.TryTakeKey(ref now, request, UsageOf(request.Operation), out UsedKey key))
        {
            return;
        }

        IRsaPort rsa = now.Options.Crypto.Rsa;
        Bytes half = SignatureRules.PublicHalf(key);
        HsmStatus status = SizeOf(rsa, key, out int length);
        if (status == HsmStatus.Ok && !half.IsEmpty)
        {
            status = request.Data.Length > length ? HsmStatus.BadArgs
                : request.OutputLengthBytes < length ? HsmStatus.BufferSize
                : HsmStatus.Ok;
        }

        if (!KeyOperationRules.IsOk(now, status))
        {
            return;
        }

        if (half.IsEmpty)
        {
            now.TellAny(new RsaResponse(request.Data), told => told.Output.Length >= request.Data.Length);
            return;
        }

        // A shorter number is one with zeros before it.
        var data = new Bytes([.. new byte[length - request.Data.Length], .. request.Data.Span]);

        if (IsPublic(request.Operation) || key.Hidden is null)
        {
            status = IsPublic(request.Operation)
                ? rsa.PublicOperation(half.Span, data.Span, out Bytes output)
                : rsa.PrivateOperation(half.Span, data.Span, out output);
            if (KeyOperationRules.IsOkByPort(now, status))
            {
                now.Tell(new RsaResponse(output));
            }

            return;
        }

        // The private operation of a hidden key: right is what the public one undoes.
        now.TellAny(
            new RsaResponse(data),
            told => rsa.PublicOperation(half.Span, told.Output.Span, out Bytes undone) == HsmStatus.Ok && undone == data);
    }

    public static void GetSize(Situation now, RsaGetSizeRequest request)
    {
        if (!KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.None, out UsedKey key)
            || !KeyOperationRules.IsOk(now, SizeOf(now.Options.Crypto.Rsa, key, out int length)))
        {
            return;
        }

        if (SignatureRules.PublicHalf(key).IsEmpty)
        {
            now.TellAny(new RsaGetSizeResponse(0), static _ => true);
        }
        else
        {
            now.Tell(new RsaGetSizeResponse(length));
        }
    }

    private static HsmStatus SizeOf(IRsaPort rsa, UsedKey key, out int length)
    {
        length = 0;
        if (!rsa.SupportsRawOperations)
        {
            return HsmStatus.NotCompiledIn;
        }

        HsmStatus status = SignatureRules.StatusOf(key, HiddenKind.Rsa);
        Bytes half = SignatureRules.PublicHalf(key);
        return status == HsmStatus.Ok && !half.IsEmpty ? rsa.GetSize(half.Span, out length) : status;
    }

    private static bool IsPublic(RsaOperation operation) => operation is RsaOperation.PublicEncrypt or RsaOperation.PublicDecrypt;

    private static ObjectFlags UsageOf(RsaOperation operation) =>
        operation is RsaOperation.PublicEncrypt or RsaOperation.PrivateEncrypt ? ObjectFlags.UsageEncrypt : ObjectFlags.UsageDecrypt;
}
