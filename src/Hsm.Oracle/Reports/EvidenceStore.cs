using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>Where evidence goes: a folder for each thing found, never over an older one.</summary>
internal sealed class EvidenceStore(IOracleTarget target, OracleOptions options)
{
    public FoundViolation Save(IOracleScenario scenario, RoundPlan plan, JudgedHistory judged) => throw new InvalidOperationException(target.Name + options.Seed + scenario.Name + plan.Seed + judged.Name);

    public FoundViolation SaveEnd(IOracleScenario scenario, RoundPlan plan, RoundRecord record) => throw new InvalidOperationException(target.Name + options.Seed + scenario.Name + plan.Seed + record.Detail);

    public void Keep(IOracleScenario scenario, RoundPlan plan, JudgedHistory judged) => throw new InvalidOperationException(target.Name + options.Seed + scenario.Name + plan.Seed + judged.Name);
}
