using Interleave.Detection.Prediction;
using Xunit;

namespace Unit.Detection.Prediction;

/// <summary>The cases that the papers argue with, as small traces (see <see cref="ActionTraces"/>).</summary>
public sealed class HandMadeTraceTests
{
    [Theory]
    [InlineData("1w:x 1+:m 1-:m 2+:m 2-:m 2w:x")] // ordered only by who came first at the lock
    [InlineData("1w:x 1+:m 1w:z 1-:m 2+:m 2w:z 2-:m 2w:x")] // a write between: nobody reads it
    [InlineData("1w:x 1W:f 2w:x")]
    [InlineData("1w:x 1W:f 3R:f 3w:z 2+:m 2w:x 2-:m")] // a third thread's order does not matter
    [InlineData("0f1 0f2 1b 2b 1w:x 1e 0j1 2w:x")] // joined by somebody else
    [InlineData("1s+:m 1w:x 1-:m 2s+:m 2w:x 2-:m")] // readers do not exclude each other
    [InlineData("1+:m 1-:m 1w:x 2+:m 2w:z 2-:m 2+:n 2-:n 3+:n 3-:n 3w:x")] // through two locks
    public void Predict_Race_IsFound(string trace) => Assert.Single(new RacePredictor(ActionTraces.Of(trace), reverses: false).Predict());

    [Theory]
    [InlineData("1+:m 1w:y 1-:m 2+:m 2-:m 2w:y")] // one side is in the critical section that came first
    [InlineData("1+:m 1w:y 1-:m 2+:m 2w:z 2-:m 2+:n 2w:y 2-:n")]
    public void Predict_RaceThatNeedsAReversal_IsFoundOnlySo(string trace)
    {
        Assert.Empty(new RacePredictor(ActionTraces.Of(trace), reverses: false).Predict());
        Interleave.Detection.Prediction.Prediction race = Assert.Single(new RacePredictor(ActionTraces.Of(trace)).Predict());

        int taken = race.Order.ToList().IndexOf(0);
        int released = race.Order.ToList().IndexOf(ActionTraces.Actions(trace).FindIndex(a => a is { Thread: 2, Kind: ActionKind.Release }));
        Assert.True(released >= 0 && taken > released, $"1 takes the lock at {taken}, 2 gives it back at {released}");
    }

    [Theory]
    [InlineData("1w:x 1+:m 1w:z 1-:m 2+:m 2r:z 2-:m 2w:x")] // the read tells that the first came first
    [InlineData("1+:m 1w:x 1-:m 2+:m 2w:x 2-:m")]
    [InlineData("1+:m 1w:x 1-:m 2s+:m 2r:x 2-:m")]
    [InlineData("1w:x 1!:s 2?:s 2w:x")]
    [InlineData("1w:x 1W:f 2R:f 2w:x")]
    [InlineData("1w:x 1U:f 2U:f 2w:x")]
    [InlineData("0w:x 0f1 1b 1w:x 1e 0j1 0w:x")]
    [InlineData("1w:x 2t 2w:x")] // depends on time: anything may have led to it
    [InlineData("1+:m 1w:x 1-:m 2+:m 2w:x")] // the lock is held to the end
    [InlineData("1+:m 1w:y 1w:x 1-:m 2+:m 2r:y 2-:m 2w:x")]
    [InlineData("1+:m 1+:n 1-:n 1w:x 1-:m 2+:n 2-:n 2+:m 2w:x 2-:m")]
    public void Predict_NoRace_IsSilent(string trace) => Assert.Empty(new RacePredictor(ActionTraces.Of(trace)).Predict());

    [Theory]
    [InlineData("1+:a 1+:b 1-:b 1-:a 2+:b 2+:a 2-:a 2-:b", 2)]
    [InlineData("1+:a 1+:b 1-:b 1-:a 2+:b 2+:c 2-:c 2-:b 3+:c 3+:a 3-:a 3-:c", 3)]
    [InlineData("1+:a 1+:b 1-:b 1-:a 2+:b 2+:c 2-:c 2-:b 3+:c 3+:d 3-:d 3-:c 4+:d 4+:a 4-:a 4-:d", 4)]
    [InlineData("1s+:a 1+:b 1-:b 1-:a 2+:b 2+:a 2-:a 2-:b", 2)] // a reader stops a writer
    [InlineData("1+:a 1s+:b 1-:b 1-:a 2+:b 2s+:a 2-:a 2-:b", 2)] // and a writer a reader
    [InlineData("1u+:a 1+:b 1-:b 1-:a 2+:b 2u+:a 2-:a 2-:b", 2)] // upgradeable ones exclude each other
    [InlineData("1s+:a 1+:b 1-:b 1-:a 2+:b 2s+:a 2-:a 2-:b 3+:a 3-:a", 3)] // a writer that waits stops the reader
    [InlineData("1s+:g 1+:a 1+:b 1-:b 1-:a 1-:g 2s+:g 2+:b 2+:a 2-:a 2-:b 2-:g", 2)] // a shared gate is none
    [InlineData("1+:a 1+:b 1-:b 1-:a 1+:a 1w:z 1+:b 1-:b 1-:a 2r:z 2+:b 2+:a 2-:a 2-:b", 2)] // with the second time, not the first
    public void Predict_LockCycle_IsFoundWhereItCanHappen(string trace, int length)
    {
        IReadOnlyList<Interleave.Detection.Prediction.Prediction> predictions = new DeadlockPredictor(ActionTraces.Of(trace)).Predict();

        Assert.Equal([length], predictions.Select(p => p.Targets.Count));
    }

    [Theory]
    [InlineData("1+:g 1+:a 1+:b 1-:b 1-:a 1-:g 2+:g 2+:b 2+:a 2-:a 2-:b 2-:g")] // gate lock
    [InlineData("1s+:g 1+:a 1+:b 1-:b 1-:a 1-:g 2+:g 2+:b 2+:a 2-:a 2-:b 2-:g")] // gate with one reader
    [InlineData("0f1 1b 1+:a 1+:b 1-:b 1-:a 1e 0j1 0+:b 0+:a 0-:a 0-:b")] // joined before
    [InlineData("0+:b 0+:a 0-:a 0-:b 0f1 1b 1+:a 1+:b 1-:b 1-:a")] // forked after
    [InlineData("1+:a 1+:b 1w:z 1-:b 1-:a 2r:z 2+:b 2+:a 2-:a 2-:b")] // what was read tells the order
    [InlineData("1s+:a 1s+:b 1-:b 1-:a 2s+:b 2s+:a 2-:a 2-:b")] // readers, and no writer
    [InlineData("1+:a 1+:b 1-:b 1-:a 1+:b 1+:a 1-:a 1-:b")] // one thread
    [InlineData("1+:a 1+:b 1-:b 1-:a 1!:s 2?:s 2+:b 2+:a 2-:a 2-:b")] // signalled
    public void Predict_CycleThatCannotHappen_IsSilent(string trace) => Assert.Empty(new DeadlockPredictor(ActionTraces.Of(trace)).Predict());

    [Fact]
    public void Predict_Race_PrefixIsTheClosure()
    {
        Interleave.Detection.Prediction.Prediction race = Assert.Single(new RacePredictor(ActionTraces.Of("3W:z 1R:z 1w:x 1+:m 1-:m 2+:m 2-:m 2w:x")).Predict());

        Assert.Equal([2, 7], race.Targets);
        Assert.Equal([0, 1, 2, 1], race.Prefix);
    }
}
