using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>One login for all sessions of an application, against searches for what only the user sees.</summary>
internal sealed class LoginScenario(WorkerPool pool, int repeats) : ApplicationScenario(pool, repeats)
{
    public override string Name => LoginWork.Name;

    public override Promise Promise => new(
        "A login is the application's: all its sessions have it at one instant and lose it at one; private objects are found by a user who is logged in and by nobody else; a search that was refused or ended is not active.",
        "PKCS#11 v2.40, 5.6 (C_Login, C_Logout), 5.7 (C_FindObjectsInit, C_FindObjectsFinal)",
        PromiseTier.Must);
}
