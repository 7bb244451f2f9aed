using Interleave.Runtime;
using Interleave.Strategies;

namespace Unit.ModelsAgainstReal;

/// <summary>The outcomes of a script on the model, enumerated depth-first as far as somebody asks for them.</summary>
internal sealed class ModelOutcomes : IDisposable
{
    private const int MaxSchedules = 20_000;

    /// <summary>Releases are scheduling points: scripts ask for locks without waiting.</summary>
    private static readonly ExecutionStart s_start = new(1, 0, new ExplorationProfile { ObservesLocks = true });

    private static readonly ExecutionOptions s_options = new() { Settings = new ExecutionSettings { Memory = false, Races = false, MaxSteps = 2_000 } };

    private readonly CallScript _script;
    private readonly Execution _execution = new(-1, "model");
    private readonly DfsStrategy _strategy = new();
    private readonly SortedSet<string> _seen = new(StringComparer.Ordinal);
    private int _schedules;

    public ModelOutcomes(CallScript script) => _script = script;

    /// <summary>Those seen so far.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    public int Schedules => _schedules;

    /// <summary>True when there is no schedule left: what was not seen does not exist.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Whether an outcome is among them; enumerates until it is, or until the end, or the bound.</summary>
    public bool Contains(string outcome)
    {
        while (!_seen.Contains(outcome) && Next())
        {
        }

        return _seen.Contains(outcome);
    }

    public void Dispose() => _execution.Dispose();

    private bool Next()
    {
        if (IsComplete || _schedules == MaxSchedules)
        {
            return false;
        }

        if (!_strategy.NextExecution(s_start))
        {
            IsComplete = true;
            return false;
        }

        _schedules++;
        string?[][] results = _script.Results();
        ExecutionOutcome how = _execution.Run(() => CorpusCalls.RunModelled(_script, results), _strategy, s_start, s_options);

        if (how == ExecutionOutcome.Uncontrolled)
        {
            throw new NotModelledException(_execution.UncontrolledMessage!);
        }

        // Each thread stands still after its calls, so that every schedule ends with nobody who can go on.
        if (how != ExecutionOutcome.Finding || _execution.Draft!.Kind == Interleave.FindingKind.UnhandledException)
        {
            throw new InvalidOperationException($"{_script}\n  {how}: {_execution.Draft?.Message} {_execution.UncontrolledMessage}\n  after {CallScript.Outcome(results)}");
        }

        _seen.Add(CallScript.Outcome(results));
        return true;
    }
}
