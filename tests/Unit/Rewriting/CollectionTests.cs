using System.Reflection;
using Interleave;
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

    public static TheoryData<string, string> Unsafe => Programs(typeof(UnsafeCollections), typeof(UnsafeViews), typeof(UnsafeDelegates));

    public static TheoryData<string, string> Buffers => Programs(typeof(PooledBuffers));

    public static TheoryData<string, string> Safe => Programs(typeof(SafeCollections), typeof(SafeDelegates));

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Run_TwoUnorderedCalls_AreFoundByTheCollectionsName(string type, string method)
    {
        string name = "";
        List<Run> runs = Explore(type, method, 5, m => name = m.CreateDelegate<Func<string>>()());
        string[] messages = [.. runs.SelectMany(r => r.Findings).Where(f => f.Kind is FindingKind.UnsafeCollection or FindingKind.DataRace).Select(f => f.Message).Distinct()];
        Assert.True(
            messages.Any(m => m.Contains($" {name}, which is not thread-safe; ", StringComparison.Ordinal)
                || m.Contains($" {name}#", StringComparison.Ordinal)),
            $"{name}: {string.Join("; ", messages)} {string.Join("; ", runs.Select(r => r.Message).Distinct())}");
    }

    [Theory]
    [MemberData(nameof(Buffers))]
    public void Run_MisusedBuffer_IsFoundInEverySchedule(string type, string method) =>
        Assert.All(Explore(type, method, 5, Call), r => Assert.Contains(r.Findings, f => f.Kind == FindingKind.UnsafeCollection && f.Message.Contains("pool", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Safe))]
    public void Run_OrderedCalls_AreCleanInEverySchedule(string type, string method)
    {
        Assert.All(Explore(type, method, 40, Call), r =>
            Assert.True(r.Outcome == ExecutionOutcome.Clean, $"{r.Outcome} {r.Message}"));
    }

    [Fact]
    public void Run_TwoUnorderedCalls_ToldWithTypeNameAndBothCalls()
    {
        FindingDraft finding = Explore(nameof(UnsafeCollections), nameof(UnsafeCollections.OwnField), 3, m => m.Invoke(null, null), trace: true)
            .SelectMany(r => r.Findings).First(f => f.Kind == FindingKind.UnsafeCollection);

        Assert.Matches(
            @"^Unsafe collection: Cache\._items#\d+ is a List<int>, which is not thread-safe; "
            + @"T\d( \S+)? (adds to it \(List\.Add\)|reads it \(List\.Count\)) and T\d( \S+)? (adds to it \(List\.Add\)|reads it \(List\.Count\)) with nothing that orders the two\.$",
            finding.Message);
        Assert.Contains(finding.Details, d => d.Contains("adds to Cache._items#", StringComparison.Ordinal)
            && d.Contains(" (List.Add) in Cache.Put (UnsafeCollections.cs:", StringComparison.Ordinal) && d.EndsWith(", holding no lock", StringComparison.Ordinal));
        Assert.Equal(2, finding.Place.Split(", ").Length);
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

    private static List<Run> Explore(string type, string method, int schedules, Action<MethodInfo> call, bool trace = false)
    {
        MethodInfo found = s_target.Value.GetType($"Unit.Rewriting.Fixtures.{type}", throwOnError: true)!.GetMethod(method)!;
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        var runs = new List<Run>();
        for (int i = 0; i < schedules; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            ExecutionOutcome outcome = execution.Run(() => call(found), strategy, start, new ExecutionOptions { Trace = trace });
            runs.Add(new Run(outcome, execution.UncontrolledMessage ?? $"{execution.Draft?.Message} {string.Join('\n', execution.Draft?.Details ?? [])}", execution.Drafts));
        }

        return runs;
    }

    private sealed record Run(ExecutionOutcome Outcome, string Message, IReadOnlyList<FindingDraft> Findings);
}
