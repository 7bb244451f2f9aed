using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Workloads;

namespace Hsm.Exploration;

/// <summary>Opens servers for runs with power cuts.</summary>
internal static class RecoveredServer
{
    /// <summary>Opens a server over whatever is in a flash.</summary>
    /// <param name="flash">The flash.</param>
    /// <param name="mutant">The planted bug, or none.</param>
    /// <param name="workload">What the server is for; null: no users.</param>
    /// <returns>The server; dispose it.</returns>
    /// <exception cref="HistoryViolationException">It does not open: no power cut may lead to that.</exception>
    public static HsmServer Open(IFlash flash, Mutant mutant, Workload? workload = null)
    {
        var status = HsmServer.Open(
            new HsmServerOptions
            {
                Flash = flash,
                Locks = new MonitorLockProvider(),
                Crypto = [new SoftwareCryptoModel()],
                ChecksInvariants = true,
                Auth = WorkloadFaces.Users(workload),
                Token = WorkloadFaces.Token(workload),
                Random = new SeededRandomGenerators(seed: 0),
                Components = mutant.Server(ServerComponents.Default),
            },
            out var server);
        return server ?? throw new HistoryViolationException($"The server does not open on its own flash: {status}.");
    }
}
