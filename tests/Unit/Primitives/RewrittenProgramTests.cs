using System.Reflection;
using System.Runtime.Loader;
using Interleave.Primitives;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Unit.Primitives.Programs;
using Xunit;

namespace Unit.Primitives;

/// <summary>Programs as a user writes them, through the rewriter, with the race detector looking on.</summary>
public sealed class RewrittenProgramTests
{
    private static readonly Lazy<Assembly> s_target = new(() =>
        new RewrittenLoadContext(TargetAssemblies.Find(typeof(RewrittenProgramTests).Assembly.Location)).LoadMain());

    public static TheoryData<string> Methods(Type type) => [.. type
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods), typeof(RightPrograms))]
    public void Run_RightProgram_IsCleanInEverySchedule(string method) =>
        Assert.All(Explore($"RightPrograms.{method}", 60), run => Assert.True(run.Length == 0, run));

    [Theory]
    [MemberData(nameof(Methods), typeof(SchedulerPrograms))]
    public void Run_ProgramWithSchedulers_IsCleanInEverySchedule(string method) =>
        Assert.All(Explore($"SchedulerPrograms.{method}", 60), run => Assert.True(run.Length == 0, run));

    [Theory]
    [MemberData(nameof(Methods), typeof(RacyPrograms))]
    public void Run_RacyProgram_IsARaceInSomeSchedule(string method) =>
        Assert.Contains(Explore($"RacyPrograms.{method}", 60), run => run.Contains("Data race", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Methods), typeof(StuckPrograms))]
    public void Run_StuckProgram_IsADeadlockInEverySchedule(string method) =>
        Assert.All(Explore($"StuckPrograms.{method}", 30), run => Assert.StartsWith("Deadlock", run, StringComparison.Ordinal));

    [Theory]
    [InlineData("TakesALock", "A finalizer calls System.Threading.Monitor.Enter (")]
    [InlineData("LivesAgain", "A finalizer writes FinalizerPrograms.s_again (")]
    public void Run_FinalizerThatOthersCouldSee_IsReportedByName(string method, string expected)
    {
        string message = Assert.Single(Explore($"FinalizerPrograms.{method}", 1));
        Assert.Contains(expected, message.Replace("Unit.Primitives.Programs.", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Finalize", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ConstructedParentOnASchedulerOfItsOwn_IsRefusedByName() =>
        Assert.Contains(
            "waits for attached children on a TaskScheduler",
            Assert.Single(Explore("RefusedPrograms.ConstructedParentOnASchedulerOfItsOwn", 1)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Interrupts", "System.Threading.Thread.Interrupt is not controlled: a thread that is woken")]
    [InlineData("NamedMutex", "System.Threading.Mutex.ctor is not controlled: it is known to other processes by its name")]
    [InlineData("PartitionedLoop", "System.Threading.Tasks.Parallel.ForEach is not controlled")]
    [InlineData("Plinq", "System.Linq.ParallelEnumerable.AsParallel is not controlled")]
    public void Run_WhatHasNoModel_IsRefusedByName(string method, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Explore($"RefusedPrograms.{method}", 1)), StringComparison.Ordinal);

    [Fact]
    public void Run_FinalizerThatKeepsToItself_IsClean() => Assert.Equal("", Assert.Single(Explore("FinalizerPrograms.KeepsToItself", 1)));

    /// <summary>What each run found: the finding, what was out of control, or a race; nothing when all was well.</summary>
    private static List<string> Explore(string method, int schedules)
    {
        TargetMethod target = TargetMethod.Find(s_target.Value, method);
        using var execution = new Execution(-1, "test") { Context = AssemblyLoadContext.GetLoadContext(s_target.Value) };
        var strategy = new RandomStrategy();
        var runs = new List<string>();
        for (int i = 0; i < schedules; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            execution.Run(() => target.Run(TaskModel.WaitForRoot), strategy, start, new ExecutionOptions());
            runs.Add(execution.UncontrolledMessage ?? execution.Draft?.Message ?? "");
        }

        return runs;
    }
}
