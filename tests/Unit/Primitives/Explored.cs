using Interleave;
using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Primitives;

/// <summary>The outcomes of a small program over many schedules.</summary>
internal sealed class Explored
{
    private readonly SortedSet<string> _outcomes = new(StringComparer.Ordinal);

    /// <summary>What the program noted, one string for each distinct outcome; findings as their kind.</summary>
    public IReadOnlyCollection<string> Outcomes => _outcomes;

    public int Schedules { get; private set; }

    public FindingDraft? Finding { get; private set; }

    public string? Uncontrolled { get; private set; }

    /// <summary>Runs every schedule of a program that returns its outcome.</summary>
    public static Explored All(Func<string> program, int limit = 200_000) => Run(program, new ExhaustiveStrategy(), limit, mustEnd: true);

    public static Explored All(Action program, int limit = 200_000) => All(Silent(program), limit);

    /// <summary>Runs random schedules.</summary>
    public static Explored Random(Func<string> program, int schedules = 200) => Run(program, new RandomStrategy(), schedules, mustEnd: false);

    public static Explored Random(Action program, int schedules = 200) => Random(Silent(program), schedules);

    /// <summary>Exactly these outcomes, no finding among them.</summary>
    public void Are(params string[] expected) => Assert.Equal(expected.Order(StringComparer.Ordinal), _outcomes);

    /// <summary>The program ran clean on every schedule.</summary>
    public Explored IsClean()
    {
        Assert.True(Finding is null && Uncontrolled is null, $"{Finding?.Kind}: {Finding?.Message} {string.Join("\n", Finding?.Details ?? [])} {Uncontrolled}");
        return this;
    }

    public FindingDraft Has(FindingKind kind)
    {
        Assert.Contains(kind.ToString(), _outcomes);
        return Finding!;
    }

    private static Func<string> Silent(Action program) => () =>
    {
        program();
        return "done";
    };

    private static Explored Run(Func<string> program, IStrategy strategy, int limit, bool mustEnd)
    {
        var explored = new Explored();
        using var execution = new Execution(-1, "test");
        var options = new ExecutionOptions { Settings = new ExecutionSettings { MaxSteps = 5_000 } };
        for (int i = 0; ; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            if (i >= limit)
            {
                Assert.False(mustEnd, $"not exhausted after {limit} schedules");
                break;
            }

            if (!strategy.NextExecution(start))
            {
                break;
            }

            string outcome = "";
            ExecutionOutcome how = execution.Run(() => outcome = program(), strategy, start, options);
            explored.Note(execution, how, outcome);
        }

        return explored;
    }

    private void Note(Execution execution, ExecutionOutcome how, string outcome)
    {
        Schedules++;
        switch (how)
        {
            case ExecutionOutcome.Clean:
                _outcomes.Add(outcome);
                break;
            // What models answer is tested here, to calls against the rules too; those findings have tests of their own.
            case ExecutionOutcome.Finding when execution.Drafts.All(d => d.Kind == FindingKind.LockNotOwned):
                _outcomes.Add(outcome);
                break;
            case ExecutionOutcome.Finding:
                FindingDraft draft = execution.Drafts.First(d => d.Kind != FindingKind.LockNotOwned);
                Finding ??= draft;
                _outcomes.Add(draft.Kind.ToString());
                break;
            default:
                Uncontrolled ??= execution.UncontrolledMessage;
                _outcomes.Add(how.ToString());
                break;
        }
    }
}
