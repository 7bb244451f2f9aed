using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

/// <summary>Strategies against complete enumeration, on programs nobody chose.</summary>
public sealed class RandomProgramTests
{
    private const int Programs = 40;
    private const int MaxSchedules = 2_000;

    private static readonly Lazy<List<(RandomProgram Program, Explored Complete)>> s_enumerated = new(() => [.. Enumerate()]);

    [Fact]
    public void SleepSets_RandomPrograms_LoseNoOutcome()
    {
        (long all, long reduced) = (0, 0);
        foreach ((RandomProgram program, Explored complete) in s_enumerated.Value)
        {
            Explored sleeping = Explored.By(new DfsStrategy(new DfsOptions { SleepSets = true }), program.Run);
            Assert.True(complete.Seen.SequenceEqual(sleeping.Seen), $"{program}: {sleeping.Outcomes.Count} of {complete.Outcomes.Count} outcomes");
            all += complete.Runs;
            reduced += sleeping.Runs;
        }

        Assert.True(reduced * 3 < all, $"{reduced} of {all} schedules");
    }

    [Fact]
    public void PreemptionBounds_RandomPrograms_GrowTowardsTheWhole()
    {
        foreach ((RandomProgram program, Explored complete) in s_enumerated.Value.Take(25))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            int runs = 0;
            DfsStrategy strategy;
            int bound = 0;
            do
            {
                strategy = new DfsStrategy(bound++);
                Explored bounded = Explored.By(strategy, program.Run);
                Assert.True(bounded.Runs >= runs && seen.IsSubsetOf(bounded.Seen), $"{program} at bound {bound}");
                Assert.Equal(bounded.Runs, bounded.Distinct);
                runs = bounded.Runs;
                seen = [.. bounded.Seen];
            }
            while (!strategy.IsComplete);

            Assert.Equal(complete.Runs, runs);
            Assert.Equal(complete.Seen, seen.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("pct:3")]
    [InlineData("pos")]
    [InlineData("surw")]
    [InlineData("portfolio")]
    public void NextThread_RandomPrograms_ShowsOnlyPossibleOutcomesAndMostOfThem(string name)
    {
        (int possible, int shown) = (0, 0);
        foreach ((RandomProgram program, Explored complete) in s_enumerated.Value.Take(25))
        {
            Explored sampled = Explored.By(StrategyFactory.Create(name), program.Run, runs: 500, profile: Explored.Profile(program.Run));
            Assert.Empty(sampled.Seen.Except(complete.Seen));
            possible += complete.Outcomes.Count;
            shown += sampled.Outcomes.Count;
        }

        Assert.True(shown > possible * 0.85, $"{shown} of {possible} outcomes");
    }

    private static IEnumerable<(RandomProgram Program, Explored Complete)> Enumerate()
    {
        for (int seed = 0; seed < Programs; seed++)
        {
            var program = new RandomProgram(seed);
            var strategy = new DfsStrategy();
            Explored complete = Explored.By(strategy, program.Run, MaxSchedules);
            if (strategy.IsExhausted)
            {
                yield return (program, complete);
            }
        }
    }
}
