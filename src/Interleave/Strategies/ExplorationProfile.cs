namespace Interleave.Strategies;

/// <summary>
/// What the first executions showed: lengths for the strategies that need an estimate (PCT's k, SURW's event counts)
/// and the sites worth a scheduling point. Taken from a fixed prefix, so that it never depends on which worker ran what.
/// </summary>
public sealed record ExplorationProfile
{
    /// <summary>Knows nothing: every site is a scheduling point.</summary>
    public static ExplorationProfile Empty { get; } = new();

    /// <summary>Longest execution seen, in decisions; 0 when unknown.</summary>
    public int MaxDecisions { get; init; }

    /// <summary>Most logical threads seen in one execution; 0 when unknown.</summary>
    public int MaxThreads { get; init; }

    /// <summary>Mean number of scheduling points of thread i (by id), over the prefix.</summary>
    public IReadOnlyList<double> PointsByThread { get; init; } = [];

    /// <summary>Accesses worth a uniform walk of their own (SURW's interesting events): groups that two threads take part in, by ascending first site.</summary>
    public IReadOnlyList<EventGroup> Groups { get; init; } = [];

    /// <summary>Sites seen in the prefix that only ever touched unshared locations: no scheduling points there.</summary>
    public IReadOnlySet<int> QuietSites { get; init; } = new HashSet<int>();

    /// <summary>True when the program tests a lock without waiting (TryEnter, IsHeld…), so that releases are scheduling points too.</summary>
    public bool ObservesLocks { get; init; }
}
