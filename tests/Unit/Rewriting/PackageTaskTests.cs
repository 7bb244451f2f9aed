using System.Reflection;
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
        Func<string, string> twice = s_rewritten.Value.GetMethod(nameof(PackageTasks.Twice))!.CreateDelegate<Func<string, string>>();
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        var schedules = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < Schedules; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            string? actual = null;
            var settings = new ExecutionSettings { Races = true, MaxSteps = 50_000_000 };
            ExecutionOutcome outcome = execution.Run(() => actual = twice(task), strategy, start, new ExecutionOptions { Settings = settings });
            foreach (var d in execution.Drafts) output.WriteLine(d.Message + string.Join("\n   ", d.Details));
            Assert.True(outcome == ExecutionOutcome.Clean, $"{outcome} {execution.UncontrolledMessage} {execution.Draft?.Message} {string.Join('\n', execution.Draft?.Details ?? [])}");
            Assert.Equal(expected, actual);
            schedules.Add(string.Concat(execution.Decisions.AsSpan()[..Math.Min(2_000, execution.Decisions.Count)].ToArray().Select(d => d.Chosen)));
            output.WriteLine($"schedule {i}: {execution.Decisions.Count} decisions");
        }

        Assert.True(schedules.Count > 1, "all schedules were the same");
    }
}
