using Hsm.Oracle.Histories;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Whether C_Finalize during other calls crashes or hangs the module. Undefined by the standard: run only when asked for.</summary>
internal sealed class FinalizeScenario(WorkerPool pool, int repeats) : Pkcs11Scenario(pool, repeats)
{
    public override string Name => FinalizeWork.Name;

    public override Promise Promise => new(
        "C_Finalize while other threads call neither crashes nor hangs the process.",
        "PKCS#11 v2.40, 5.4 (C_Finalize): the behaviour is undefined",
        PromiseTier.Undefined);

    protected override bool SpendsWorkers => true;

    protected override string Remark(IReadOnlyList<ClientCalls> calls) =>
        "only crashes and hangs were looked for; what a call answers beside C_Finalize, the standard leaves open.";

    public override RecordedHistory Planted(ulong seed) => PlantedHistory.LostUpdate(seed);

    protected override IReadOnlyList<RecordedHistory> Histories(RoundPlan plan, IReadOnlyList<ClientCalls> calls) => [];
}
