using Interleave;
using Interleave.Rewriting.Loading;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Races that follow from another one are told with it.</summary>
public sealed class RaceCauseTests
{
    private static readonly Lazy<WorkerCopies> s_copies = new(() => WorkerCopies.Of(typeof(RaceCauseTests).Assembly.Location, memory: true));

    [Theory]
    [InlineData("TableFilledThenPublished", "Unsafe collection: ")]
    [InlineData("ObjectFilledThenPublished", "Data race: ")]
    public void Run_ObjectPublishedByARace_IsOneFindingThatTellsWhatFollows(string method, string follower)
    {
        Finding finding = Assert.Single(Run(method).Findings);
        Assert.Equal(FindingKind.DataRace, finding.Kind);
        Assert.Contains(method.StartsWith("Table", StringComparison.Ordinal) ? "Publications._table" : "Publications._point", finding.Message, StringComparison.Ordinal);

        // Only schedules in which the reader comes last show what follows.
        Assert.Contains(
            Enumerable.Range(1, 20).SelectMany(seed => Run(method, seed).Findings).SelectMany(f => f.Details),
            d => d.StartsWith($"It publishes what was written before it, which nothing orders either: {follower}", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_TheCauseIsSuppressed_WhatFollowsIsAFinding()
    {
        ExplorationReport report = Run("TableFilledThenPublished", new Suppression(FindingKind.DataRace, "", "the field is meant to race"));
        Assert.Equal(FindingKind.UnsafeCollection, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public void Run_TwoCauses_AreTwoFindings() =>
        Assert.Equal(
            [FindingKind.DataRace, FindingKind.UnsafeCollection],
            Run("TableMadeAtFirstUse").Findings.Select(f => f.Kind).Where(k => k != FindingKind.UnhandledException).Distinct().Order());

    private static ExplorationReport Run(string method, int seed) => Exploration.Run(
        RewrittenTest.Find(s_copies.Value, $"{nameof(Publications)}.{method}", []),
        new ExplorationOptions { Schedules = 1, Seed = (ulong)seed, Strategy = "random", Workers = 1, Minimize = false, Pin = false });

    private static ExplorationReport Run(string method, params Suppression[] suppressions) => Exploration.Run(
        RewrittenTest.Find(s_copies.Value, $"{nameof(Publications)}.{method}", []),
        new ExplorationOptions { Schedules = 300, Strategy = "random", Workers = 1, Minimize = false, Pin = false, KeepGoing = true, Suppressions = suppressions });
}
