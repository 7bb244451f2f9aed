namespace Hsm.Exploration;

/// <summary>
/// Something explored that is not a workload against a server: a part of the HSM by itself, or one that is stopped and
/// started again. Without state: one instance serves any number of runs, at once too.
/// </summary>
public abstract class Scenario
{
    /// <summary>As users type it, in lower case with hyphens; no workload has the same.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the ways in which it can be put together; 1 or more, the plainest first.</summary>
    public abstract IReadOnlyList<string> Configurations { get; }

    /// <summary>The number of threads that run at the same time.</summary>
    public abstract int ThreadCount { get; }

    /// <summary>
    /// How many runs of the usual length a run takes as long as: what has many steps, or recovers from many cuts, is given
    /// that many times fewer schedules.
    /// </summary>
    /// <param name="configuration">One of <see cref="Configurations"/>.</param>
    /// <returns>1 or more.</returns>
    public virtual int Weight(string configuration) => 1;

    /// <summary>A whole run: makes everything afresh, starts the threads, waits for them, looks at what came of it.</summary>
    /// <param name="configuration">One of <see cref="Configurations"/>.</param>
    /// <param name="mutant">The planted bug, or <see cref="Mutants.None"/>.</param>
    /// <exception cref="HistoryViolationException">What was observed is not linearizable.</exception>
    /// <exception cref="HsmInvariantException">An invariant did not hold.</exception>
    /// <exception cref="ArgumentException">There is no such configuration; the message lists those there are.</exception>
    public abstract void Run(string configuration, Mutant mutant);

    /// <summary>Refuses a configuration that is not of this scenario.</summary>
    /// <param name="configuration">The name.</param>
    /// <exception cref="ArgumentException">It is not; the message lists those that are.</exception>
    protected void RequireConfiguration(string configuration)
    {
        if (!Configurations.Contains(configuration))
        {
            throw new ArgumentException(
                $"Scenario '{Name}' has no configuration '{configuration}'. Choose one of: {string.Join(", ", Configurations)}.",
                nameof(configuration));
        }
    }
}
