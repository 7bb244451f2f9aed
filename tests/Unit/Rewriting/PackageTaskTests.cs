using System.Reflection;
using Interleave;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Rewritten packages at work in two logical threads at once: the results are those of the packages as they are, under any schedule.</summary>
public sealed class PackageTaskTests(ITestOutputHelper output)
{
    private const int Schedules = 2;

    private static readonly Lazy<Type> s_rewritten = new(() =>
    {
        string[] packages = ["BouncyCastle.Crypto", "Newtonsoft.Json", "Spectre.Console", "System.CommandLine", "FsCheck", "FSharp.Core"];
        var context = new RewrittenLoadContext(TargetAssemblies.Find(typeof(PackageTaskTests).Assembly.Location, included: packages));
        return context.LoadMain().GetType(typeof(PackageTasks).FullName!, throwOnError: true)!;
    });

    public static TheoryData<string> Tasks => [.. typeof(PackageTasks).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m.GetParameters().Length == 0).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Run_PackageInTwoThreads_GivesTheSameUnderDifferentSchedules(string task)
    {
        string expected = PackageTasks.Twice(task);
        Assert.DoesNotContain("two results", expected, StringComparison.Ordinal);
        var schedules = new HashSet<string>(StringComparer.Ordinal);
        using var execution = new Execution(-1, "test");
        for (int i = 0; i < Schedules; i++)
        {
            // What the packages do is under test, not how clean they are: they have data races of their own, see below.
            (ExecutionOutcome outcome, string? actual) = Run(execution, task, i, races: false);
            Assert.True(outcome == ExecutionOutcome.Clean, $"{outcome} {execution.UncontrolledMessage} {execution.Draft?.Message} {string.Join('\n', execution.Draft?.Details ?? [])}");
            Assert.Equal(expected, actual);
            schedules.Add(string.Concat(execution.Decisions.AsSpan()[..Math.Min(2_000, execution.Decisions.Count)].ToArray().Select(d => d.Chosen)));
            output.WriteLine($"schedule {i}: {execution.Decisions.Count} decisions");
        }

        Assert.True(schedules.Count > 1, "all schedules were the same");
    }

    [Theory]
    [InlineData(nameof(PackageTasks.BouncyCastleSha256))]
    [InlineData(nameof(PackageTasks.BouncyCastleAesGcm))]
    [InlineData(nameof(PackageTasks.FsCheck))]
    public void Run_PackageThatSharesNothing_HasNoRace(string task)
    {
        using var execution = new Execution(-1, "test");
        (ExecutionOutcome outcome, _) = Run(execution, task, 0, races: true);
        Assert.True(outcome == ExecutionOutcome.Clean, string.Join('\n', execution.Drafts.Select(d => d.Message)));
    }

    [Fact]
    public void Run_SpectreConsoleInTwoThreads_FindsTheDictionaryItReadsOutsideItsLock()
    {
        // Wcwidth's tables, inside Spectre.Console 0.49.1: TryGetValue, then lock and TryGetValue again, on a Dictionary.
        using var execution = new Execution(-1, "test");
        (ExecutionOutcome outcome, _) = Run(execution, nameof(PackageTasks.SpectreConsole), 0, races: true);
        Assert.Equal(ExecutionOutcome.Finding, outcome);
        Assert.Contains(execution.Drafts, d => d.Kind == FindingKind.UnsafeCollection && d.Message.Contains("ZeroTable._lookup#", StringComparison.Ordinal)
            && d.Message.Contains(" is a Dictionary<Unicode, ", StringComparison.Ordinal));
    }

    private static (ExecutionOutcome Outcome, string? Result) Run(Execution execution, string task, int index, bool races)
    {
        Func<string, string> twice = s_rewritten.Value.GetMethod(nameof(PackageTasks.Twice))!.CreateDelegate<Func<string, string>>();
        var strategy = new RandomStrategy();
        var start = new ExecutionStart(1, index, ExplorationProfile.Empty);
        strategy.NextExecution(start);
        string? result = null;
        var options = new ExecutionOptions { Settings = new ExecutionSettings { Races = races, MaxSteps = 50_000_000 } };
        return (execution.Run(() => result = twice(task), strategy, start, options), result);
    }
}
