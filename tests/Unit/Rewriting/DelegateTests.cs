using Interleave;
using Interleave.Rewriting.Loading;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>What is said of primitives and collections that are used through delegates of their members.</summary>
public sealed class DelegateTests
{
    private static readonly Lazy<WorkerCopies> s_copies = new(() => WorkerCopies.Of(typeof(DelegateTests).Assembly.Location, memory: true));

    [Theory]
    [InlineData("WaitsForever", FindingKind.Deadlock, "CountdownEvent.Wait")]
    [InlineData("JoinsItself", FindingKind.Deadlock, "Thread.Join")]
    [InlineData("KeepsALock", FindingKind.LeakedLock, "ReaderWriterLockSlim.EnterWriteLock")]
    [InlineData("ReleasesNothing", FindingKind.LockNotOwned, "ReaderWriterLockSlim.ExitReadLock")]
    public void Run_MisuseThroughADelegate_IsFoundWhereTheDelegateWasMade(string method, FindingKind kind, string member)
    {
        Finding finding = Assert.Single(Explore(method).Findings);
        Assert.Equal(kind, finding.Kind);
        string all = $"{finding.Message}\n{finding.Place}\n{string.Join('\n', finding.Details)}";
        Assert.Contains(member, all, StringComparison.Ordinal);
        Assert.Contains("DelegateMisuses.cs:", all, StringComparison.Ordinal);
        Assert.DoesNotContain("<Interleave>", $"{finding.Message}{finding.Place}", StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OneMemberTakenAtSeveralPlaces_ClaimsNoLine()
    {
        Finding finding = Assert.Single(Explore("TwoPlaces").Findings);
        Assert.Contains("WaitHandle.WaitOne in several places", $"{finding.Message}\n{string.Join('\n', finding.Details)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Interrupts", "System.Threading.Thread.Interrupt is not controlled")]
    [InlineData("Sums", "System.Linq.ParallelEnumerable.AsParallel is not controlled")]
    [InlineData("Partitions", "System.Collections.Concurrent.Partitioner`1.GetPartitions is not controlled")]
    public void Run_DelegateOfARefusedMember_IsRefusedByName(string method, string expected)
    {
        ExplorationReport report = Explore(method);
        Assert.StartsWith(expected, report.Uncontrolled, StringComparison.Ordinal);
        Assert.Contains($"DelegateMisuses.{method}", report.Uncontrolled, StringComparison.Ordinal);
    }

    private static ExplorationReport Explore(string method) =>
        Exploration.Run(RewrittenTest.Find(s_copies.Value, $"{nameof(DelegateMisuses)}.{method}", []), new ExplorationOptions { Schedules = 100, Workers = 1, Minimize = false, Pin = false });
}
