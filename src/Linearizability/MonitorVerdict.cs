namespace Linearizability;

/// <summary>What a monitor found, with its evidence.</summary>
public sealed class MonitorVerdict
{
    private MonitorVerdict(Verdict verdict, IReadOnlyList<int> operations)
    {
        Verdict = verdict;
        Operations = operations;
    }

    /// <summary>The history is not of the kind that the monitor can take, or it needs a search.</summary>
    public static MonitorVerdict Undecided { get; } = new(Verdict.Unknown, []);

    /// <summary>The verdict; Unknown: undecided.</summary>
    public Verdict Verdict { get; }

    /// <summary>The order found, or the operations in conflict: places in the part, see the two makers.</summary>
    public IReadOnlyList<int> Operations { get; }

    /// <summary>An order explains the part.</summary>
    /// <param name="order">
    /// Places in the part, in order of effect: each completed operation once, each pending one that took effect once.
    /// </param>
    /// <returns>The verdict.</returns>
    public static MonitorVerdict Linearizable(IReadOnlyList<int> order) => new(Verdict.Linearizable, order);

    /// <summary>No order explains the part.</summary>
    /// <param name="conflict">
    /// Places in the part, in any order, of operations that no order explains when all others are struck out, where
    /// striking those out cannot make a linearizable history fail (all operations of a value of a queue, a read). In
    /// doubt all of the part; the fewer, the quicker the minimal failing sub-history is found.
    /// </param>
    /// <returns>The verdict.</returns>
    public static MonitorVerdict NotLinearizable(IReadOnlyList<int> conflict) => new(Verdict.NotLinearizable, conflict);
}
