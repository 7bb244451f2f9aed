using Hsm.Models.Workloads;

namespace Hsm.Exploration;

/// <summary>What explorers run: static methods with names for arguments, each call a whole run of its own.</summary>
public static class ExplorationEntry
{
    /// <summary>
    /// Makes a fresh HSM, runs a workload on it with a thread for each client, ends it, and holds the history against
    /// the specification; or runs a scenario.
    /// </summary>
    /// <param name="configuration">Name of a configuration, e.g. <c>monitor/thread-per-session</c>, or of one of the scenario's.</param>
    /// <param name="workload">Name of a workload or a scenario; empty: the one that tells the mutant.</param>
    /// <param name="mutant">Id of a planted bug; empty: none.</param>
    /// <exception cref="HistoryViolationException">What the clients observed is not linearizable.</exception>
    /// <exception cref="HsmInvariantException">An invariant of the HSM did not hold; thrown on the thread that saw it.</exception>
    /// <exception cref="ArgumentException">One of the names does not exist; the message lists those that do.</exception>
    public static void Run(string configuration, string workload, string mutant)
    {
        var planted = Mutants.Find(mutant);
        var name = string.IsNullOrEmpty(workload) ? planted.Workload : workload;
        if (Scenarios.Find(name) is { } scenario)
        {
            scenario.Run(configuration, planted);
            return;
        }

        var chosen = FindWorkload(name);
        var run = new ExplorationRun(Configurations.Find(configuration), chosen, planted);
        using (run)
        {
            run.Execute();
        }

        run.Check();
    }

    private static IEnumerable<string> Names =>
        HsmWorkloads.All.Select(static workload => workload.Name).Concat(Scenarios.All.Select(static scenario => scenario.Name));

    private static Workload FindWorkload(string name) =>
        HsmWorkloads.All.FirstOrDefault(workload => workload.Name == name)
        ?? throw new ArgumentException(
            $"No workload '{name}'. Choose one of: {string.Join(", ", Names)}.",
            nameof(name));
}
