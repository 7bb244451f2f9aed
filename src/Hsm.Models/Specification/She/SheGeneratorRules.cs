using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.She;

/// <summary>The generator (AUTOSAR SHE 4.5): its states follow from the stored seed.</summary>
internal static class SheGeneratorRules
{
    public static void Init(Situation now, SheModel she)
    {
        if (!she.Generator.IsEmpty)
        {
            now.Refuse(HsmStatus.SheSequence);
            return;
        }

        if (!SheRules.TryTake(now, SheRules.SecretKey, out SheSlotModel secret))
        {
            return;
        }

        SheSlotModel seed = SheSlotModel.Of(now, SheRules.Seed);
        if (seed.IsEmpty)
        {
            now.Refuse(HsmStatus.SheRngSeed);
            return;
        }

        Bytes next = SheMath.Encrypt(SheMath.Derive(secret.Key, SheMath.SeedConstant), seed.Key, default);
        Bytes key = SheMath.Derive(secret.Key, SheMath.GeneratorConstant);
        Store(now, seed with { Key = next }, she with { Generator = next, GeneratorKey = key });
    }

    public static void Random(Situation now, SheModel she)
    {
        if (she.Generator.IsEmpty)
        {
            now.Refuse(HsmStatus.SheRngSeed);
            return;
        }

        Bytes next = SheMath.Encrypt(she.GeneratorKey, she.Generator, default);
        now.Answers.Add(new SheRandomResponse(next), SheRules.After(now.State, now, she with { Generator = next }));
    }

    public static void Extend(Situation now, SheModel she, Bytes entropy)
    {
        SheSlotModel seed = SheSlotModel.Of(now, SheRules.Seed);
        if (she.Generator.IsEmpty || seed.IsEmpty)
        {
            now.Refuse(HsmStatus.SheRngSeed);
            return;
        }

        Store(now, seed with { Key = SheMath.Compress(seed.Key, entropy) }, she with { Generator = SheMath.Compress(she.Generator, entropy) });
    }

    private static void Store(Situation now, SheSlotModel seed, SheModel she)
    {
        if (NvmWrites.Write(now, seed.ToObject(now, SheRules.Seed), reclaims: true) is { } written)
        {
            now.Done(SheRules.After(written, now, she));
        }
        else
        {
            now.Refuse(HsmStatus.NoSpace);
        }
    }
}
