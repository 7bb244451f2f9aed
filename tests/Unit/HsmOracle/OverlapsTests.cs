using Hsm.Oracle.Histories;
using Linearizability;
using Linearizability.Models;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmOracle;

public sealed class OverlapsTests
{
    [Fact]
    public void Count_RandomHistories_IsThatOfEveryPairLookedAt()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            History<CounterInput, long> history = RandomHistories.Make(
                new CounterModel(), new Random(seed), 20, (static random => new CounterInput(random.Next(2)), static random => random.Next(4)));

            int pairs = Enumerable.Range(0, history.Count).Sum(later => Enumerable.Range(0, later).Count(earlier =>
                history[earlier].IsPending || history[earlier].ReturnTime >= history[later].CallTime));

            Assert.Equal(pairs, Overlaps.Count(history));
        }
    }
}
