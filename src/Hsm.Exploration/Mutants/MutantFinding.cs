namespace Hsm.Exploration;

/// <summary>How a planted bug shows.</summary>
public enum MutantFinding
{
    /// <summary>The history is not linearizable (HistoryViolationException); with memory access points perhaps a race as well.</summary>
    History,

    /// <summary>Threads wait for each other for ever.</summary>
    Deadlock,

    /// <summary>Depending on the schedule, a history that is not linearizable, or a client that waits for ever.</summary>
    HistoryOrDeadlock,
}
