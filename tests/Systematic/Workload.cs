using Hsm.Exploration;

namespace Systematic;

/// <summary>Runs a workload on a fresh HSM and holds the history against the specification; throws when it does not fit.</summary>
internal static class Workload
{
    /// <summary>The configuration the single tests use; the matrix covers the others.</summary>
    public const string DefaultConfiguration = "monitor/thread-per-session";

    public static void Run(string workload, string configuration = DefaultConfiguration) =>
        ExplorationEntry.Run(configuration, workload, mutant: "");
}
