using System.Reflection;
using Interleave.Primitives;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Rewritten programs under the engine.</summary>
public sealed class EndToEndTests
{
    private static readonly Lazy<Assembly> s_target = new(() =>
        new RewrittenLoadContext(TargetAssemblies.Find(typeof(EndToEndTests).Assembly.Location)).LoadMain());

    public static TheoryData<string> Methods(Type type) => [.. type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => m.GetParameters().Length == 0 && m.Name is not "Dispose" and not "SwallowsEverything" and not "SwallowsByFilter" and not "OnlyWhenReached")
        .Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods), typeof(Races))]
    public void Run_UnlockedUpdate_IsLostInSomeSchedule(string method)
    {
        Assert.Contains(Explore($"Races.{method}", 300), r => r.Outcome == ExecutionOutcome.Finding && r.Message.Contains("lost update", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(StoreMisuses))]
    public void Run_RaceOverAStore_IsLostInSomeSchedule(string method)
    {
        Assert.Contains(Explore($"StoreMisuses.{method}", 300), r => r.Outcome == ExecutionOutcome.Finding && r.Message.Contains("lost", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(StoreUnordered))]
    public void Run_DataRaceBesideAStore_IsFound(string method)
    {
        Assert.Contains(Explore($"StoreUnordered.{method}", 50), r => r.Outcome == ExecutionOutcome.Finding && r.Message.StartsWith("Data race", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(StoreOrders))]
    public void Run_OrderedByAStore_IsNoDataRace(string method)
    {
        Assert.All(Explore($"StoreOrders.{method}", 200), r => Assert.True(r.Outcome == ExecutionOutcome.Clean, r.Message));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(StoreInterfaces))]
    public void Run_StoreThroughAnInterface_IsNoDataRace(string method)
    {
        Assert.All(Explore($"StoreInterfaces.{method}", 100), r => Assert.True(r.Outcome == ExecutionOutcome.Clean, r.Message));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(StoreInterfaceMisuses))]
    public void Run_StoreThroughAnInterface_HasSteps(string method)
    {
        Assert.Contains(Explore($"StoreInterfaceMisuses.{method}", 200), r => r.Message.Contains("lost", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(Stores))]
    public void Run_CorrectProgramOverAStore_IsCleanInEverySchedule(string method)
    {
        Assert.All(Explore($"Stores.{method}", 100), r => Assert.True(r.Outcome == ExecutionOutcome.Clean, r.Message));
    }

    [Fact]
    public void Run_ChannelNobodyCompletes_IsADeadlockThatNamesTheField()
    {
        List<(ExecutionOutcome Outcome, string Message)> runs = Explore("StoreFaults.NobodyCompletes", 5);
        Assert.All(runs, r => Assert.Contains("ChannelReader.WaitToReadAsync of Channel<Int32> StoreFaults._channel", r.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(Controlled))]
    public void Run_CorrectProgram_IsCleanInEverySchedule(string method)
    {
        Assert.All(Explore($"Controlled.{method}", 100), r => Assert.True(r.Outcome == ExecutionOutcome.Clean, r.Message));
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(Refused))]
    public void Run_UncontrolledCall_IsRefusedByName(string method)
    {
        string expected = method switch
        {
            "ParallelLoop" => "System.Threading.Tasks.Parallel.ForEach",
            "StartedProcess" => "System.Diagnostics.Process.Start",
            "Exits" => "System.Environment.Exit",
            "Plinq" => "System.Linq.ParallelEnumerable.AsParallel",
            "Partitions" => "System.Collections.Concurrent.Partitioner`1.GetPartitions",
            "ReadsLine" => "System.Console.ReadLine",
            _ => "Unit.Rewriting.Fixtures.Refused.Later",
        };
        (ExecutionOutcome outcome, string message) = Assert.Single(Explore($"Refused.{method}", 1));
        Assert.Equal(ExecutionOutcome.Uncontrolled, outcome);
        Assert.StartsWith(expected + " is not controlled: ", message, StringComparison.Ordinal);
        Assert.Contains(method == "AtomicButAsync" ? "Refused.Later" : $"Refused.{method}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RefusedCallNotReached_IsClean() =>
        Assert.Equal(ExecutionOutcome.Clean, Assert.Single(Explore("Refused.OnlyWhenReached", 1)).Outcome);

    [Theory]
    [InlineData("SwallowsEverything")]
    [InlineData("SwallowsByFilter")]
    public void Run_DeadlockInsideCatchAll_EndsAsDeadlock(string method)
    {
        List<(ExecutionOutcome Outcome, string Message)> runs = Explore($"Controlled.{method}", 100);
        Assert.Contains(runs, r => r.Outcome == ExecutionOutcome.Finding);
        Assert.DoesNotContain(runs, r => r.Message.Contains("swallowed", StringComparison.Ordinal));
    }

    private static List<(ExecutionOutcome Outcome, string Message)> Explore(string method, int schedules)
    {
        TargetMethod target = TargetMethod.Find(s_target.Value, method);
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        var runs = new List<(ExecutionOutcome, string)>();
        for (int i = 0; i < schedules; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            ExecutionOutcome outcome = execution.Run(() => target.Run(TaskModel.WaitForRoot), strategy, start, new ExecutionOptions());
            string found = execution.Draft is { } draft ? string.Join('\n', draft.Details.Prepend(draft.Message)) : "";
            runs.Add((outcome, execution.UncontrolledMessage ?? found));
        }

        return runs;
    }
}
