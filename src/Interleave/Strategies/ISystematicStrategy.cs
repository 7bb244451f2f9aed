namespace Interleave.Strategies;

/// <summary>
/// A strategy that enumerates instead of sampling. Its executions must start from one state, the program's random
/// stream included: run all of them with one <see cref="ExecutionStart.Index"/> (see <see cref="StrategyFactory.Start"/>).
/// </summary>
public interface ISystematicStrategy : IStrategy
{
    /// <summary>True once every schedule within the bound was run: <see cref="IStrategy.NextExecution"/> then returns false.</summary>
    bool IsExhausted { get; }

    /// <summary>The bound of what was enumerated completely, in words (<c>2 preemptions</c>); empty when there was none.</summary>
    string BoundDescription { get; }
}
