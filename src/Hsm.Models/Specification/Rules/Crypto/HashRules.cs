using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>HASH and HMAC, and RNG (protocol page 7).</summary>
internal static class HashRules
{
    private const int RngOverheadBytes = 16;

    public static void Sha2(Situation now, Sha2Request request)
    {
        HashFunction function = request.Function;
        IHashPort hashes = now.Options.Crypto.Hashes;
        if (!function.IsKnown() || function.IsSha3() || !hashes.Supports(function, hasState: true))
        {
            now.Refuse(HsmStatus.NotCompiledIn);
            return;
        }

        bool isFirst = request.State.LengthBytes == 0;
        if (!IsShaped(now, function, request.Data, request.IsLast)
            || request.State.LengthBytes % (ulong)function.BlockLengthBytes() != 0
            || (!isFirst && request.State.Chaining.Length != function.StateLengthBytes()))
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        HashState before = isFirst ? hashes.Start(function) : new HashState(function, request.State.Chaining, request.State.LengthBytes);
        (HashState after, Bytes digest) = Step(hashes, before, request.Data, request.IsLast);
        now.Tell(new Sha2Response(before.LengthBytes + (ulong)request.Data.Length, request.IsLast ? digest : after.Words));
    }

    public static void Sha3(Situation now, Sha3Request request)
    {
        IHashPort hashes = now.Options.Crypto.Hashes;
        if (!request.Function.IsSha3() || !hashes.Supports(request.Function, hasState: true))
        {
            now.Refuse(HsmStatus.NotCompiledIn);
            return;
        }

        if (!IsShaped(now, request.Function, request.Data, request.IsLast) || request.State.Length != request.Function.StateLengthBytes())
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        (HashState after, Bytes digest) = Step(hashes, new HashState(request.Function, request.State, 0), request.Data, request.IsLast);
        now.Tell(new Sha3Response(after.Words, digest));
    }

    public static void Hmac(Situation now, HmacRequest request)
    {
        if (!now.Options.Crypto.Hmac.Supports(request.Function))
        {
            now.Refuse(HsmStatus.NotCompiledIn);
            return;
        }

        if (request.Data.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        var need = new KeyNeed(ObjectFlags.UsageSign | ObjectFlags.UsageVerify);
        if (!now.TryAddress(request.Key, out _) || !UsedKey.TryTake(now, request.Key, need, out UsedKey key))
        {
            return;
        }

        var computed = new HmacResponse(Bytes.Adopt(new BlockModes(now.Options.Crypto).Hmac(request.Function, key.Data.Span, request.Data.Span)));
        if (key.Hidden is null)
        {
            now.Tell(computed);
        }
        else
        {
            now.TellAny(computed, told => told.Mac.Length == computed.Mac.Length);
        }
    }

    /// <summary>Any bytes, but never the same twice, whoever asks.</summary>
    public static void Rng(Situation now, RngRequest request)
    {
        if (request.LengthBytes < 0)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        int length = Math.Min(request.LengthBytes, now.Options.Info.CommDataLengthBytes - RngOverheadBytes);
        HsmState before = now.State;
        now.TellAny(
            new RngResponse(before.Fresh.Unseen(length)),
            told => told.Data.Length == length && !before.Fresh.Contains(told.Data),
            told => told is null ? before : before.WithFresh(told.Data));
    }

    private static bool IsShaped(Situation now, HashFunction function, Bytes data, bool isLast)
    {
        int block = function.BlockLengthBytes();
        return data.Length <= now.Options.Info.CommDataLengthBytes && (isLast ? data.Length < block : data.Length % block == 0);
    }

    private static (HashState After, Bytes Digest) Step(IHashPort hashes, HashState before, Bytes data, bool isLast)
    {
        HashState after = default;
        Bytes digest = default;
        _ = isLast ? hashes.Finish(before, data.Span, out digest) : hashes.Update(before, data.Span, out after);
        return (after, digest);
    }
}
