using Interleave.Detection.Prediction;
using Xunit;

namespace Unit.Detection.Prediction;

/// <summary>Both predictors against all reorderings of random traces: exactly the same pairs, none more and none less.</summary>
public sealed class RandomTraceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Predict_RandomTraces_AreExactlyTheRacesOfAllReorderings(bool sharedLocks)
    {
        var random = new Random(11);
        int races = 0;
        for (int i = 0; i < 1_500; i++)
        {
            string text = RandomTraces.Next(random, 9, sharedLocks);
            SortedSet<(int, int)> expected = new Reorderings(ActionTraces.Actions(text)).Races;
            var predicted = new SortedSet<(int, int)>(Sites(text, t => new RacePredictor(t, reverses: false).Predict()));

            Assert.True(expected.SetEquals(predicted), $"{text}: all {string.Join(' ', expected)}, predicted {string.Join(' ', predicted)}");
            races += expected.Count;
        }

        Assert.InRange(races, 1_000, 20_000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Predict_RandomTraces_AreExactlyTheDeadlocksOfAllReorderings(bool sharedLocks)
    {
        var random = new Random(12);
        int deadlocks = 0;
        for (int i = 0; i < 3_000; i++)
        {
            string text = NestedLocks.Next(random, sharedLocks);
            SortedSet<(int, int)> expected = new Reorderings(ActionTraces.Actions(text)).Deadlocks;
            var predicted = new SortedSet<(int, int)>(Sites(text, t => new DeadlockPredictor(t, reverses: false).Predict()));

            // A request that holds the same locks as an earlier one of its thread is told once for both.
            Assert.True(predicted.IsSubsetOf(expected) && (predicted.Count > 0) == (expected.Count > 0), $"{text}: all {string.Join(' ', expected)}, predicted {string.Join(' ', predicted)}");
            deadlocks += expected.Count;
        }

        Assert.InRange(deadlocks, 100, 5_000);
    }

    [Fact]
    public void Predict_RandomTracesWithReversal_IsSoundAndFindsMore()
    {
        var random = new Random(13);
        (int all, int inOrder, int predicted) = (0, 0, 0);
        for (int i = 0; i < 1_000; i++)
        {
            string text = RandomTraces.Next(random, 10, sharedLocks: false);
            SortedSet<(int, int)> expected = new Reorderings(ActionTraces.Actions(text), syncPreserving: false).Races;
            (int, int)[] found = [.. Sites(text, t => new RacePredictor(t).Predict())];

            Assert.Empty(found.Except(expected));
            all += expected.Count;
            predicted += found.Length;
            inOrder += Sites(text, t => new RacePredictor(t, reverses: false).Predict()).Count();
        }

        Assert.True(predicted > inOrder && predicted >= all * 0.98, $"{inOrder} in order, {predicted} of {all}");
    }

    [Fact]
    public void Predict_RandomLocksWithReversal_IsSoundAndFindsMore()
    {
        var random = new Random(14);
        (int all, int predicted) = (0, 0);
        for (int i = 0; i < 2_000; i++)
        {
            string text = NestedLocks.Next(random, sharedLocks: true);
            SortedSet<(int, int)> expected = new Reorderings(ActionTraces.Actions(text), syncPreserving: false).Deadlocks;
            (int, int)[] found = [.. Sites(text, t => new DeadlockPredictor(t).Predict())];

            Assert.Empty(found.Except(expected));
            all += expected.Count;
            predicted += found.Length;
        }

        Assert.True(predicted >= all * 0.9, $"{predicted} of {all}");
    }

    private static IEnumerable<(int, int)> Sites(string text, Func<ActionTrace, IReadOnlyList<Interleave.Detection.Prediction.Prediction>> predict)
    {
        ActionTrace trace = ActionTraces.Of(text);
        return predict(trace).Where(p => p.Targets.Count == 2).Select(p => (trace[p.Targets.Min()].Site, trace[p.Targets.Max()].Site));
    }
}
