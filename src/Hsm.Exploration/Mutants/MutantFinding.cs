namespace Hsm.Exploration;

/// <summary>How a planted bug shows; several where that depends on the schedule.</summary>
[Flags]
public enum MutantFinding
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>The history is not linearizable (HistoryViolationException).</summary>
    History = 1,

    /// <summary>Threads wait for each other for ever, or for a wake-up that was lost.</summary>
    Deadlock = 2,

    /// <summary>An invariant does not hold (HsmInvariantException).</summary>
    Invariant = 4,

    /// <summary>Two accesses that nothing orders.</summary>
    DataRace = 8,

    /// <summary>A history that is not linearizable, or a client that waits for ever.</summary>
    HistoryOrDeadlock = History | Deadlock,

    /// <summary>A history that is not linearizable, or an invariant that does not hold.</summary>
    HistoryOrInvariant = History | Invariant,
}
