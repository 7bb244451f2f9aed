using System.Reflection;
using Interleave;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Findings in rewritten programs: a planted bug for each kind, and its correct twin.</summary>
public sealed class FindingTests
{
    private static readonly Lazy<WorkerCopies> s_copies = new(() => WorkerCopies.Of(typeof(FindingTests).Assembly.Location, memory: true));

    private static readonly ExplorationOptions s_options = new() { Schedules = 300, Workers = 1, MaxSteps = 2_000, Pin = false };

    public static TheoryData<string> Methods(Type type) => [.. type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(m => m.GetParameters().Length == 0)
        .Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods), typeof(Misuses))]
    public void Run_PlantedBug_IsFoundAsItsKindAndReplays(string method)
    {
        FindingKind kind = Enum.Parse<FindingKind>(method.Split('_')[0]);
        ITestTarget target = Target($"Misuses.{method}");
        ExplorationReport report = Exploration.Run(target, s_options);
        Assert.Null(report.Defect);
        Assert.Null(report.Uncontrolled);
        Finding finding = Assert.Single(report.Findings);
        Assert.True(finding.Kind == kind, $"{finding.Kind}: {finding.Message}\n{string.Join("\n", finding.Details)}");
        Assert.Contains("Misuses.cs", finding.Place + finding.Message + string.Concat(finding.Details), StringComparison.Ordinal);
        ExplorationReport again = Exploration.Replay(target, finding.Schedule);
        Assert.Null(again.Defect);
        Assert.Contains(again.Findings, f => f.Kind == kind && f.Place == finding.Place);
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(Uses))]
    public void Run_CorrectTwin_HasNoFinding(string method) => IsClean($"Uses.{method}", s_options);

    [Theory]
    [MemberData(nameof(Methods), typeof(Uses))]
    public void Run_CorrectTwinUnderFreeTime_HasNoFinding(string method) =>
        IsClean($"Uses.{method}", s_options with { Time = TimeMode.Nondeterministic });

    [Theory]
    [MemberData(nameof(Methods), typeof(Unobserved))]
    public void Run_FailedTaskNobodyLooksAt_IsFound(string method)
    {
        Finding finding = Assert.Single(Exploration.Run(Target($"Unobserved.{method}"), s_options).Findings);
        Assert.Equal(FindingKind.UnobservedTaskException, finding.Kind);
        Assert.Contains("unseen", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Methods), typeof(Observed))]
    public void Run_FailedTaskSomebodyLooksAt_IsClean(string method) => IsClean($"Observed.{method}", s_options);

    [Theory]
    [InlineData("LocksOnARealThread", "'real one'", "System.Threading.Monitor.Enter was reached")]
    [InlineData("WritesOnARealThread", "'real one'", "Escapes._value was reached")]
    [InlineData("LocksInARealTimer", "that the tester does not control", "System.Threading.Monitor.Enter was reached")]
    [InlineData("ContinuesOnTheRealPool", "waits for a task", "no controlled code created")]
    [InlineData("AwaitsARealTask", "waits for a task", "no controlled code created")]
    public void Run_WorkEscapesToARealThread_IsUncontrolledByNameAndStack(string method, string what, string call)
    {
        ExplorationReport report = Exploration.Run(Target($"Escapes.{method}"), s_options);
        Assert.Equal(1, report.ExitCode);
        Assert.Equal(1, report.Schedules);
        Assert.Contains(what, report.Uncontrolled, StringComparison.Ordinal);
        Assert.Contains(call, report.Uncontrolled, StringComparison.Ordinal);
        Assert.Contains("Escapes." + method, report.Uncontrolled, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LostWakeup_NamesTheSignal()
    {
        Finding finding = Assert.Single(Exploration.Run(Target("Misuses.LostWakeup_FieldGate"), s_options).Findings);
        Assert.Contains("gave its signal to", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Message.Contains("Monitor.Pulse in LostWakeup_FieldGate", StringComparison.Ordinal), finding.Message);
    }

    [Fact]
    public void Run_AtomicityViolation_TellsTheThreeAccesses()
    {
        Finding finding = Assert.Single(Exploration.Run(Target("Misuses.AtomicityViolation_TwoLockSections"), s_options).Findings);
        Assert.Contains("region 'withdraw' at Misuses.cs:", finding.Message, StringComparison.Ordinal);
        Assert.Contains(finding.Details, d => d.StartsWith("1. in the region", StringComparison.Ordinal) && d.Contains("Misuses._balance", StringComparison.Ordinal));
        Assert.Contains(finding.Details, d => d.StartsWith("2. outside of it", StringComparison.Ordinal));
        Assert.Contains(finding.Details, d => d.StartsWith("3. in the region again", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_DeadlockBesideATimer_TellsThatTimeCannotHelp()
    {
        Finding finding = Assert.Single(Exploration.Run(Target("Misuses.Deadlock_BesideATimer"), s_options).Findings);
        Assert.Contains("the next at 3600 s; none can free them", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ManySchedules_TellsPlacesNeverPreempted()
    {
        ExplorationReport one = Exploration.Run(Target("Uses.RegionInOneLockSection"), s_options with { Schedules = 1, Strategy = "dfs" });
        ExplorationReport many = Exploration.Run(Target("Uses.RegionInOneLockSection"), s_options);
        Assert.True(one.NeverPreempted.Count > many.NeverPreempted.Count, $"{one.NeverPreempted.Count} then {many.NeverPreempted.Count} of {many.SwitchPlaces}");
        Assert.All(one.NeverPreempted, s => Assert.Equal("Uses.cs", Path.GetFileName(s.File)));
    }

    private static void IsClean(string method, ExplorationOptions options)
    {
        ExplorationReport report = Exploration.Run(Target(method), options);
        Assert.True(
            report.ExitCode == 0,
            $"{report.Defect} {report.Uncontrolled} {string.Join("\n", report.Findings.Select(f => $"{f.Kind}: {f.Message}\n{string.Join("\n", f.Details)}"))}");
    }

    private static RewrittenTest Target(string method) => RewrittenTest.Find(s_copies.Value, method, []);
}
