using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class EventGroupProfilerTests
{
    private static readonly SiteRange s_sites = SiteTable.Register(
        "Unit.Groups",
        "unit-groups",
        [
            new Site("A.M", null, 0, "A._shared", null),
            new Site("A.N", null, 0, "A._shared", null),
            new Site("A.M", null, 0, "A._own", null),
            new Site("A.M", null, 0, "System.Threading.Monitor.Enter", "A._gate"),
            new Site("A.M", null, 0, "System.Threading.Monitor.Enter", "A._other"),
            new Site("A.M", null, 0, "A._constant", null),
        ]);

    [Fact]
    public void Result_SharedFieldAndLock_AreGroupsWithMeanCounts()
    {
        var profiler = new EventGroupProfiler();
        profiler.Add([At(1, AccessKind.Read, 0), At(1, AccessKind.Write, 1), At(2, AccessKind.Read, 0), At(1, AccessKind.Write, 2)]);
        profiler.Add([At(1, AccessKind.Acquire, 3), At(2, AccessKind.Acquire, 3), At(2, AccessKind.Read, 0), At(1, AccessKind.Acquire, 4)]);
        IReadOnlyList<EventGroup> groups = profiler.Result(new HashSet<int>());

        Assert.Equal(2, groups.Count);
        Assert.Equal([s_sites.Base, s_sites.Base + 1], groups[0].Sites.Order());
        Assert.Equal([0, 1, 1], groups[0].PointsByThread);
        Assert.Equal([s_sites.Base + 3], groups[1].Sites);
        Assert.Equal([0, 0.5, 0.5], groups[1].PointsByThread);
    }

    [Fact]
    public void Result_ReadsOnlyOrQuiet_AreNoGroups()
    {
        var profiler = new EventGroupProfiler();
        profiler.Add([At(1, AccessKind.Read, 5), At(2, AccessKind.Read, 5), At(1, AccessKind.Write, 0), At(2, AccessKind.Write, 0)]);

        Assert.Empty(profiler.Result(new HashSet<int> { s_sites.Base }));
    }

    private static Decision At(int thread, AccessKind kind, int site) => new(thread, 6, kind, 1, s_sites.Base + site);
}
