using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

/// <summary>A program's executions one at a time, with their decisions.</summary>
internal sealed class Recording : IDisposable
{
    private readonly Execution _execution = new(-1, "test");
    private readonly Func<string> _program;
    private string _result = "";

    public Recording(Func<string> program)
    {
        _program = program;
    }

    public Execution Execution => _execution;

    public string Outcome => _execution.Outcome switch
    {
        ExecutionOutcome.Clean => _result,
        ExecutionOutcome.Finding => _execution.Draft!.Kind.ToString(),
        _ => _execution.Outcome.ToString(),
    };

    public Decision[] Decisions => _execution.Decisions.AsSpan().ToArray();

    /// <summary>Runs once; the outcome is the program's result or the finding's kind.</summary>
    public string Run(IStrategy strategy, long index = 0, bool trace = false)
    {
        var start = new ExecutionStart(1, index, ExplorationProfile.Empty);
        Assert.True(strategy.NextExecution(start));
        _execution.Run(() => _result = _program(), strategy, start, new ExecutionOptions { Settings = new ExecutionSettings { MaxSteps = 5_000 }, Trace = trace });
        return Outcome;
    }

    /// <summary>Runs random executions until one ends as wanted; its decisions are then there.</summary>
    public void RunUntil(string outcome, IStrategy? strategy = null, int from = 0)
    {
        strategy ??= new RandomStrategy();
        for (int i = from; i < from + 20_000; i++)
        {
            if (Run(strategy, i) == outcome)
            {
                return;
            }
        }

        Assert.Fail($"No execution ended in '{outcome}'.");
    }

    /// <summary>For the minimiser: the finding is the outcome.</summary>
    public MinimizerRun Try(IStrategy strategy, string outcome) => new(Run(strategy) == outcome, Decisions);

    public void Dispose() => _execution.Dispose();
}
