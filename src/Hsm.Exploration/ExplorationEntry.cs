using Hsm.Models.Workloads;

namespace Hsm.Exploration;

/// <summary>What explorers run: static methods with names for arguments, each call a whole run of its own.</summary>
public static class ExplorationEntry
{
    /// <summary>
    /// Makes a fresh HSM, runs a workload on it with a thread for each client, ends it, and holds the history against
    /// the specification.
    /// </summary>
    /// <param name="configuration">Name of a configuration, e.g. <c>monitor/thread-per-session</c>.</param>
    /// <param name="workload">Name of a workload; empty: the one that tells the mutant.</param>
    /// <param name="mutant">Id of a planted bug; empty: none.</param>
    /// <exception cref="HistoryViolationException">What the clients observed is not linearizable.</exception>
    /// <exception cref="HsmInvariantException">An invariant of the HSM did not hold; thrown on the thread that saw it.</exception>
    /// <exception cref="ArgumentException">One of the names does not exist; the message lists those that do.</exception>
    public static void Run(string configuration, string workload, string mutant)
    {
        var planted = Mutants.Find(mutant);
        var chosen = FindWorkload(string.IsNullOrEmpty(workload) ? planted.Workload : workload);
        var run = new ExplorationRun(Configurations.Find(configuration), chosen, planted);
        using (run)
        {
            run.Execute();
        }

        run.Check();
    }

    private static Workload FindWorkload(string name) =>
        HsmWorkloads.All.FirstOrDefault(workload => workload.Name == name)
        ?? throw new ArgumentException(
            $"No workload '{name}'. Choose one of: {string.Join(", ", HsmWorkloads.All.Select(static workload => workload.Name))}.",
            nameof(name));
}
