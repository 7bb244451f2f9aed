namespace Interleave.Strategies;

/// <summary>Takes turns: execution i is decided by member i mod k, so that no program is left to a strategy that suits it badly.</summary>
public sealed class PortfolioStrategy : IStrategy
{
    private readonly IStrategy[] _members;
    private IStrategy _current;

    /// <summary>The default members: POS, PCT(2), SURW, PCT(3), random walk, PCT(4).</summary>
    public PortfolioStrategy()
        : this([new PosStrategy(), new PctStrategy(2), new SurwStrategy(), new PctStrategy(3), new RandomStrategy(), new PctStrategy(4)])
    {
    }

    /// <summary>Creates a portfolio.</summary>
    /// <param name="members">At least one; none systematic, since executions are shared out by index.</param>
    /// <exception cref="ArgumentException">There are no members, or one is systematic.</exception>
    public PortfolioStrategy(IReadOnlyList<IStrategy> members)
    {
        if (members.Count == 0 || members.Any(m => m is ISystematicStrategy))
        {
            throw new ArgumentException("A portfolio needs at least one member, and none that enumerates (dfs): run that one by itself.", nameof(members));
        }

        _members = [.. members];
        _current = _members[0];
    }

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        _current = _members[(int)(start.Index % _members.Length)];
        return _current.NextExecution(start);
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point) => _current.NextThread(point);

    /// <inheritdoc/>
    public int NextValue(int bound) => _current.NextValue(bound);
}
