using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Two attributes that are set and told in one call, as one register. The standard says that a call accomplishes its entire goal or
/// nothing, and does not say what others see meanwhile: a claim of its own, apart from those that the standard makes.
/// </summary>
internal sealed class PairScenario(WorkerPool pool, int repeats) : RegisterScenario(pool, repeats)
{
    public override string Name => RegisterWork.PairName;

    public override Promise Promise => new(
        "Attributes that one C_SetAttributeValue sets change together for every C_GetAttributeValue that asks for them in one call.",
        "PKCS#11 v2.40, 5 (a call accomplishes its entire goal or nothing), 5.7 (C_SetAttributeValue, C_GetAttributeValue)",
        PromiseTier.Expected);

    protected override bool IsPaired => true;
}
