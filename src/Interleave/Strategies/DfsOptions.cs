namespace Interleave.Strategies;

/// <summary>What <see cref="DfsStrategy"/> enumerates.</summary>
public sealed record DfsOptions
{
    /// <summary>Preemptions per schedule at most; null for no bound.</summary>
    public int? PreemptionBound { get; init; }

    /// <summary>
    /// Whether bounds 0, 1, 2, … up to <see cref="PreemptionBound"/> are enumerated one after another, simple schedules
    /// first. Each bound runs the schedules of the one before again.
    /// </summary>
    public bool Iterative { get; init; }

    /// <summary>
    /// Whether schedules that only reorder independent accesses are left out (sleep sets). Sound when every conflict
    /// between threads is between their pending accesses: not with memory points off, not for programs that meet in
    /// unmodelled objects or measure virtual time. Never together with a preemption bound, where it loses schedules
    /// (Coons, Musuvathi, McKinley, OOPSLA 2013).
    /// </summary>
    public bool SleepSets { get; init; }

    /// <summary>Decisions that have alternatives, counted from the start; later ones go on by default. For dividing the enumeration.</summary>
    public int MaxBranchDepth { get; init; } = int.MaxValue;

    /// <summary>Enumerates only below this path (see <see cref="DfsStrategy.Path"/>); empty for everything.</summary>
    public IReadOnlyList<int> Root { get; init; } = [];
}
