using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Sessions opened and closed by many threads; the last close logs out.</summary>
internal sealed class SessionsScenario(WorkerPool pool, int repeats) : ApplicationScenario(pool, repeats)
{
    public override string Name => SessionsWork.Name;

    public override Promise Promise => new(
        "A session is open from its C_OpenSession to its C_CloseSession or C_CloseAllSessions; closing the last one logs the application out, closing another does not; the state told is the login's.",
        "PKCS#11 v2.40, 5.6 (C_OpenSession, C_CloseSession, C_CloseAllSessions, C_GetSessionInfo)",
        PromiseTier.Must);
}
