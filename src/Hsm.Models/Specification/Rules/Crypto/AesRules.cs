using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>AES-ECB, CBC, CTR and CMAC (protocol page 7). They linearize where the key snapshot is taken (hsm-notes, 2).</summary>
internal static class AesRules
{
    private const int Block = AesInput.BlockLengthBytes;

    public static void Ecb(Situation now, AesEcbRequest request)
    {
        bool isShaped = Enum.IsDefined(request.Direction) && request.Data.Length % Block == 0;
        if (TryTakeKey(now, request, isShaped, request.Data.Length, UsageOf(request.Direction), out UsedKey key))
        {
            int length = request.Data.Length;
            Tell(now, key, modes => new AesEcbResponse(modes.Ecb(key.Data, request.Data, IsEncryption(request.Direction))), told => told.Output.Length == length);
        }
    }

    public static void Cbc(Situation now, AesCbcRequest request)
    {
        bool isShaped = Enum.IsDefined(request.Direction) && request.Data.Length % Block == 0 && request.Iv.Length == Block;
        if (!TryTakeKey(now, request, isShaped, request.Data.Length + request.Iv.Length, UsageOf(request.Direction), out UsedKey key))
        {
            return;
        }

        bool isEncryption = IsEncryption(request.Direction);
        Tell(
            now,
            key,
            modes =>
            {
                Bytes output = modes.Cbc(key.Data, request.Iv, request.Data, isEncryption);
                return new AesCbcResponse(output, Last(isEncryption ? output : request.Data, request.Iv));
            },
            told => told.Output.Length == request.Data.Length && told.Iv == Last(isEncryption ? told.Output : request.Data, request.Iv));
    }

    public static void Ctr(Situation now, AesCtrRequest request)
    {
        AesCtrState state = request.State;
        bool isShaped = Enum.IsDefined(request.Direction) && state.Counter.Length == Block && state.Left is >= 0 and < Block
            && (state.KeyStream.Length == Block || (state.KeyStream.IsEmpty && state.Left == 0));
        if (TryTakeKey(now, request, isShaped, request.Data.Length + (2 * Block), UsageOf(request.Direction), out UsedKey key))
        {
            Tell(now, key, modes => modes.Ctr(key.Data, state, request.Data), told => told.Output.Length == request.Data.Length);
        }
    }

    public static void Cmac(Situation now, AesCmacRequest request)
    {
        bool isAllAtOnce = !request.Data.IsEmpty && request.MacLengthBytes > 0;
        CmacState state = isAllAtOnce ? default : request.State;
        bool isShaped = request.MacLengthBytes >= 0 && state.Buffer.Length <= Block
            && (state.Digest.Length == Block || (state.Digest.IsEmpty && state.TotalLengthBytes == 0));
        ObjectFlags usage = ObjectFlags.UsageSign | ObjectFlags.UsageVerify;
        if (!TryTakeKey(now, request, isShaped, request.Data.Length, usage, out UsedKey key))
        {
            return;
        }

        int macLength = Math.Min(request.MacLengthBytes, Block);
        Tell(
            now,
            key,
            modes =>
            {
                CmacState after = modes.CmacUpdate(key.Data, state, request.Data);
                return macLength == 0
                    ? new AesCmacResponse(after, request.Key, Bytes.Empty)
                    : new AesCmacResponse(default, default, new Bytes(modes.CmacFinish(key.Data, after).AsSpan(0, macLength)));
            },
            told => told.Mac.Length == macLength && told.Key == (macLength == 0 ? request.Key : default));
    }

    private static bool IsEncryption(CipherDirection direction) => direction == CipherDirection.Encrypt;

    private static ObjectFlags UsageOf(CipherDirection direction) =>
        IsEncryption(direction) ? ObjectFlags.UsageEncrypt : ObjectFlags.UsageDecrypt;

    private static Bytes Last(Bytes ciphertext, Bytes iv) =>
        ciphertext.IsEmpty ? iv : ciphertext.Slice(ciphertext.Length - Block, Block);

    private static bool TryTakeKey(
        Situation now, AesRequest request, bool isShaped, int lengthBytes, ObjectFlags usage, out UsedKey key)
    {
        key = new UsedKey(request.InlineKey, Hidden: null);
        if (!isShaped || lengthBytes + request.InlineKey.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return false;
        }

        if (!request.UsesInlineKey
            && !(now.TryAddress(request.Key, out _) && UsedKey.TryTake(now, request.Key, new KeyNeed(usage), out key)))
        {
            return false;
        }

        HsmStatus status = key.Data.Length is not (16 or 24 or 32) ? HsmStatus.BadArgs
            : now.Options.Crypto.Aes.Supports(AesMode.Ecb, key.Data.Length) ? HsmStatus.Ok
            : HsmStatus.NotCompiledIn;
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
        }

        return status == HsmStatus.Ok;
    }

    /// <summary>Exactly what the key gives; for a hidden one anything of the right form.</summary>
    private static void Tell<TResponse>(
        Situation now, UsedKey key, Func<BlockModes, TResponse> compute, Func<TResponse, bool> hasForm)
        where TResponse : HsmResponse
    {
        TResponse computed = compute(new BlockModes(now.Options.Crypto));
        if (key.Hidden is null)
        {
            now.Tell(computed);
        }
        else
        {
            now.TellAny(computed, hasForm);
        }
    }
}
