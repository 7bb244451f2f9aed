using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

/// <summary>A program run under a strategy: how often each outcome came, and which schedules were run.</summary>
internal sealed class Explored
{
    public Dictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    public List<ulong> Hashes { get; } = [];

    public int Runs => Hashes.Count;

    public int Distinct => Hashes.Distinct().Count();

    public IEnumerable<string> Seen => Outcomes.Keys.Order(StringComparer.Ordinal);

    /// <summary>Runs until the strategy is exhausted, at most so often. The outcome is the program's result or the finding's kind.</summary>
    public static Explored By(IStrategy strategy, Func<string> program, int runs = 200_000, ulong seed = 1, ExplorationProfile? profile = null)
    {
        var explored = new Explored();
        using var execution = new Execution(-1, "test");
        for (int i = 0; i < runs; i++)
        {
            string result = "";
            var start = new ExecutionStart(seed, i, profile ?? ExplorationProfile.Empty);
            if (!strategy.NextExecution(start))
            {
                break;
            }

            execution.Run(() => result = program(), strategy, start, new ExecutionOptions { Settings = new ExecutionSettings { MaxSteps = 5_000 } });
            Assert.True(execution.Outcome is ExecutionOutcome.Clean or ExecutionOutcome.Finding, execution.UncontrolledMessage);
            string outcome = execution.Draft?.Kind.ToString() ?? result;
            explored.Outcomes[outcome] = explored.Outcomes.GetValueOrDefault(outcome) + 1;
            explored.Hashes.Add(execution.Decisions.Hash);
        }

        return explored;
    }

    /// <summary>The profile that an exploration takes from its first executions.</summary>
    public static ExplorationProfile Profile(Func<string> program, int runs = 32)
    {
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        var profiler = new Profiler();
        for (int i = 0; i < runs; i++)
        {
            var start = new ExecutionStart(99, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            execution.Run(() => program(), strategy, start, new ExecutionOptions { Profile = true });
            profiler.Add(execution);
        }

        return profiler.Result();
    }
}
