using System.Diagnostics;
using Hsm;
using Hsm.Exploration;
using Linearizability;
using Xunit;

namespace Unit.Hsm;

/// <summary>
/// A minute of mixed sessions over TCP and Unix sockets, real threads and real cryptography, shared by all lock providers
/// in both granularities; each round's history is held against the specification as the round ends.
/// </summary>
public sealed class SocketStressTests
{
    private static readonly TimeSpan s_whole = TimeSpan.FromMinutes(Environment.GetEnvironmentVariable("HSM_NIGHTLY") == "1" ? 10 : 1);

    public static TheoryData<string, LockGranularity> Combinations =>
    [
        .. from locks in LockChoice.All
           from granularity in Enum.GetValues<LockGranularity>()
           select (locks.Name, granularity),
    ];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Rounds_OfMixedSessions_AreLinearizable(string locks, LockGranularity granularity)
    {
        var share = s_whole / Combinations.Count;
        var clock = Stopwatch.StartNew();
        var (rounds, requests, overlaps) = (0, 0, 0);
        do
        {
            var round = new StressRound(locks, granularity, seed: rounds++);
            round.Run();
            requests += round.RequestCount;
            overlaps += round.OverlapCount;
            Assert.True(round.Check(out var told) == Verdict.Linearizable, $"Round {rounds}: {told}");
        }
        while (clock.Elapsed < share);

        TestContext.Current.TestOutputHelper?.WriteLine($"{rounds} rounds, {requests} requests, {overlaps} of them beside another client's");
        Assert.True(overlaps > rounds, $"{overlaps} requests of {requests} were under way beside another: that is no stress.");
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Round_OneAnswerIsRecordedWrongly_IsNotLinearizable(string locks, LockGranularity granularity)
    {
        var round = new StressRound(locks, granularity, seed: 1) { IsRecordedWrongly = true };

        round.Run();

        Assert.Equal(Verdict.NotLinearizable, round.Check(out _));
    }
}
