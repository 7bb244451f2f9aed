using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>HKDF and CMAC-KDF (protocol page 7).</summary>
internal static class DerivationRules
{
    private const int MaxHkdfBlocks = 255;

    public static void Hkdf(Situation now, HkdfRequest request)
    {
        if (!now.Options.Crypto.Hmac.Supports(request.Function))
        {
            now.Refuse(HsmStatus.NotCompiledIn);
            return;
        }

        if (request.LengthBytes < 1
            || request.LengthBytes > MaxHkdfBlocks * request.Function.DigestLengthBytes()
            || !MadeKey.IsTarget(request.Target)
            || request.InlineKey.Length + request.Salt.Length + request.Info.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (!TryAddress(now, request.Key, request.InlineKey) || !TryTake(now, request.Key, request.InlineKey, out UsedKey key))
        {
            return;
        }

        byte[] derived = new BlockModes(now.Options.Crypto).Hkdf(key.Data, request);
        MadeKey.Derived(now, request.Target, new UsedKey(Bytes.Adopt(derived), key.Hidden is null ? null : HiddenKey.Secret));
    }

    public static void CmacKdf(Situation now, CmacKdfRequest request)
    {
        if (request.LengthBytes is < 1 or > ushort.MaxValue
            || !(request.Salt.IsEmpty || IsAesKey(request.Salt))
            || !MadeKey.IsTarget(request.Target)
            || request.Salt.Length + request.Z.Length + request.FixedInfo.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (!TryAddress(now, request.SaltKey, request.Salt) || !TryAddress(now, request.ZKey, request.Z)
            || !TryTake(now, request.SaltKey, request.Salt, out UsedKey salt)
            || !TryTake(now, request.ZKey, request.Z, out UsedKey z))
        {
            return;
        }

        if (!IsAesKey(salt.Data))
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        byte[] derived = new BlockModes(now.Options.Crypto).CmacKdf(salt.Data, z.Data, request);
        bool isHidden = salt.Hidden is not null || z.Hidden is not null;
        MadeKey.Derived(now, request.Target, new UsedKey(Bytes.Adopt(derived), isHidden ? HiddenKey.Secret : null));
    }

    private static bool IsAesKey(Bytes key) => key.Length is 16 or 24 or 32;

    private static bool TryAddress(Situation now, KeyId key, Bytes inline) => !inline.IsEmpty || now.TryAddress(key, out _);

    private static bool TryTake(Situation now, KeyId key, Bytes inline, out UsedKey used)
    {
        used = new UsedKey(inline, Hidden: null);
        return !inline.IsEmpty || UsedKey.TryTake(now, key, new KeyNeed(ObjectFlags.UsageDerive), out used);
    }
}
