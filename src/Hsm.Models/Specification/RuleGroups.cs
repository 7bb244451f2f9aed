using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification;

/// <summary>The concerns beside those that <see cref="HsmSpecification"/> names itself. A new one is a class and a line here.</summary>
internal static class RuleGroups
{
    private static readonly RuleGroup[] s_all =
    [
        new CrashRules(),
        new Token.TokenRuleGroup(),
        new NvmServiceRules(),
        new CryptoRules(),
        new KeyWrapRules(),
        new Users.AuthRuleGroup(),
        new CertificateRules(),
        new She.SheRuleGroup(),
        new CustomRules(),
    ];

    public static bool TryApply(Situation now, HsmRequest request)
    {
        foreach (RuleGroup group in s_all)
        {
            if (group.TryApply(now, request))
            {
                return true;
            }
        }

        return false;
    }

    public static bool OnlyLooks(HsmRequest request) => Array.Exists(s_all, group => group.OnlyLooks(request));

    public static bool TakesSpace(HsmRequest request) => Array.Exists(s_all, group => group.TakesSpace(request));

    public static IReadOnlyList<KeyId>? KeysOf(HsmRequest request)
    {
        foreach (RuleGroup group in s_all)
        {
            if (group.KeysOf(request) is { } keys)
            {
                return keys;
            }
        }

        return null;
    }

    public static int? LongestWrite(SpecificationOptions options, HsmRequest request)
    {
        foreach (RuleGroup group in s_all)
        {
            if (group.LongestWrite(options, request) is { } length)
            {
                return length;
            }
        }

        return null;
    }

    public static KeyId? CachedKeyOf(HsmRequest request)
    {
        foreach (RuleGroup group in s_all)
        {
            if (group.CachedKeyOf(request) is { } key)
            {
                return key;
            }
        }

        return null;
    }

    public static bool DrawsRandom(HsmRequest request) => Array.Exists(s_all, group => group.DrawsRandom(request));

    public static bool ChangesEvenIfRefused(HsmRequest request) => Array.Exists(s_all, group => group.ChangesEvenIfRefused(request));
}
