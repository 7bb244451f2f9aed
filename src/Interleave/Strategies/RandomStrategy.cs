namespace Interleave.Strategies;

/// <summary>Random walk: each enabled thread is equally likely at each decision.</summary>
public sealed class RandomStrategy : IStrategy
{
    private SeededRandom _random;

    /// <inheritdoc/>
    public bool NextExecution(in ExecutionStart start)
    {
        _random = new SeededRandom(start.Seed, (ulong)start.Index);
        return true;
    }

    /// <inheritdoc/>
    public int NextThread(in SchedulingPoint point) => _random.Next(point.Enabled.Length);

    /// <inheritdoc/>
    public int NextValue(int bound) => _random.Next(bound);
}
