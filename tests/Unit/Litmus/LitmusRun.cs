using System.Reflection;
using Interleave;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Litmus;

/// <summary>Runs every schedule of a litmus program, rewritten, under a memory model.</summary>
internal static class LitmusRun
{
    private const int MaxSchedules = 300_000;

    private static readonly Lazy<WorkerCopies> s_plain = new(() => Copies(MemoryModel.SequentiallyConsistent));
    private static readonly Lazy<WorkerCopies> s_values = new(() => Copies(MemoryModel.DotNet));

    /// <summary>Schedules the last call ran.</summary>
    internal static int Schedules { get; private set; }

    /// <summary>The distinct outcomes, sorted, separated by blanks.</summary>
    internal static string Outcomes(string program, MemoryModel model, bool races = false)
    {
        bool isWeak = model != MemoryModel.SequentiallyConsistent;
        Func<string> body = Body((isWeak ? s_values : s_plain).Value, program);
        var settings = new ExecutionSettings { MemoryModel = model, Races = races, MaxSteps = 2_000 };
        var strategy = new DfsStrategy(new DfsOptions { SleepSets = true });
        var outcomes = new SortedSet<string>(StringComparer.Ordinal);
        using var execution = new Execution(-1, "litmus");
        for (int i = 0; strategy.NextExecution(new ExecutionStart(1, i, ExplorationProfile.Empty)); i++)
        {
            Schedules = i + 1;
            Assert.True(i < MaxSchedules, $"{program} has more than {MaxSchedules} schedules");
            string outcome = "";
            ExecutionOutcome how = execution.Run(
                () => outcome = body(),
                strategy,
                new ExecutionStart(1, i, ExplorationProfile.Empty),
                new ExecutionOptions { Settings = settings });
            Assert.True(how is ExecutionOutcome.Clean or ExecutionOutcome.Finding, execution.UncontrolledMessage);
            outcomes.Add(how == ExecutionOutcome.Clean ? outcome : execution.Draft!.Kind.ToString());
        }

        return string.Join(' ', outcomes);
    }

    private static WorkerCopies Copies(MemoryModel model) =>
        WorkerCopies.Of(typeof(LitmusRun).Assembly.Location, RewriterOptions.For(memory: true, model));

    private static Func<string> Body(WorkerCopies copies, string program)
    {
        Type type = copies.MainOf(0).GetType(typeof(LitmusPrograms).FullName!)!;
        MethodInfo method = type.GetMethod(program, BindingFlags.Static | BindingFlags.Public)
            ?? throw new MissingMethodException(type.FullName, program);
        return method.CreateDelegate<Func<string>>();
    }
}
