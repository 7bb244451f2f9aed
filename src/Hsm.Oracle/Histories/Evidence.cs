namespace Hsm.Oracle.Histories;

/// <summary>Why a history is not linearizable, in texts.</summary>
/// <remarks>
/// A call that is no part of the core is not struck out but forgotten: it may have taken effect or not, with any answer. A counter-example to
/// striking out: A writes 1, then B writes 2, then C reads 1. C's read alone "fails" without the writes, yet reading 1 is no bug
/// where 1 was written; the bug is that all three hold.
/// </remarks>
public sealed record Evidence
{
    /// <summary>
    /// In order of call: the core, and those forgotten calls that may have changed something before the core was complete.
    /// </summary>
    public required IReadOnlyList<EvidenceCall> Calls { get; init; }

    /// <summary>
    /// Places in the history of calls that some order explains and that all began before the rest: where they lead is where the core starts.
    /// Empty unless the history is long.
    /// </summary>
    internal IReadOnlyList<int> Settled { get; init; } = [];

    /// <summary>Whether the core was shown minimal: drop any of its calls, and some order explains the rest.</summary>
    public required bool IsMinimal { get; init; }

    /// <summary>How far an order gets: longest explanations of the core among the forgotten calls.</summary>
    public IReadOnlyList<EvidencePrefix> Prefixes { get; init; } = [];

    /// <summary>The intervals as plain text: time goes down, a column for each client.</summary>
    public required string Picture { get; init; }

    /// <summary>The calls that no order explains together.</summary>
    public IEnumerable<EvidenceCall> Core => Calls.Where(static call => call.Role == CallRole.Core);
}
