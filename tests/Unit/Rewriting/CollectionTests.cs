using System.Reflection;
using Interleave.Detection;
using Interleave.Primitives;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Collections that are not thread-safe, in rewritten programs.</summary>
public sealed class CollectionTests
{
    private static readonly Lazy<Assembly> s_target = new(() =>
        new RewrittenLoadContext(TargetAssemblies.Find(typeof(CollectionTests).Assembly.Location)).LoadMain());

    public static TheoryData<string, string> Unsafe => Programs(typeof(UnsafeCollections), typeof(UnsafeViews));

    public static TheoryData<string, string> Safe => Programs(typeof(SafeCollections));

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Run_TwoUnorderedCalls_AreFoundByTheCollectionsName(string type, string method)
    {
        string name = "";
        List<Run> runs = Explore(type, method, 5, m => name = m.CreateDelegate<Func<string>>()());
        IEnumerable<DataRace> races = runs.SelectMany(r => r.Races);
        Assert.True(
            races.Any(r => r.Second.CollectionType == name || r.Second.ResourceName.StartsWith(name + "#", StringComparison.Ordinal)),
            $"{name}: {string.Join("; ", races.Select(r => $"{r.Second.CollectionType} {r.Second.ResourceName}").Distinct())} {string.Join("; ", runs.Select(r => r.Message).Distinct())}");
    }

    [Theory]
    [MemberData(nameof(Safe))]
    public void Run_OrderedCalls_AreCleanInEverySchedule(string type, string method)
    {
        Assert.All(Explore(type, method, 40, Call), r =>
        {
            Assert.True(r.Outcome == ExecutionOutcome.Clean, $"{r.Outcome} {r.Message}");
            Assert.True(r.Races.Count == 0, string.Join("; ", r.Races.Select(x => $"{x.First.ResourceName} {x.First.Site} {x.Second.Site}")));
        });
    }

    private static void Call(MethodInfo method)
    {
        if (method.Invoke(null, null) is Task task)
        {
            TaskModel.WaitForRoot(task);
        }
    }

    private static TheoryData<string, string> Programs(params Type[] types)
    {
        var data = new TheoryData<string, string>();
        foreach (Type type in types)
        {
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                data.Add(type.Name, method.Name);
            }
        }

        return data;
    }

    private static List<Run> Explore(string type, string method, int schedules, Action<MethodInfo> call)
    {
        MethodInfo found = s_target.Value.GetType($"Unit.Rewriting.Fixtures.{type}", throwOnError: true)!.GetMethod(method)!;
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        var runs = new List<Run>();
        for (int i = 0; i < schedules; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            ExecutionOutcome outcome = execution.Run(() => call(found), strategy, start, new ExecutionOptions { Trace = true });
            var detector = new RaceDetector();
            Detectors.Run(execution.Trace!, detector);
            runs.Add(new Run(outcome, execution.UncontrolledMessage ?? $"{execution.Draft?.Message} {string.Join('\n', execution.Draft?.Details ?? [])}", detector.Races));
        }

        return runs;
    }

    private sealed record Run(ExecutionOutcome Outcome, string Message, IReadOnlyList<DataRace> Races);
}
