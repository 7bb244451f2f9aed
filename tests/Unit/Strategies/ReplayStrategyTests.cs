using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Strategies;

public sealed class ReplayStrategyTests
{
    public static TheoryData<string> Names => ["random", "pct:3", "pos", "surw", "dfs", "portfolio"];

    [Theory]
    [MemberData(nameof(Names))]
    public void NextThread_RecordedSchedule_IsFollowedStepForStep(string name)
    {
        IStrategy strategy = StrategyFactory.Create(name);
        for (int i = 0; i < 40; i++)
        {
            using var recorded = new Recording(Programs.Philosophers(3));
            string outcome = recorded.Run(strategy, i);

            using var again = new Recording(Programs.Philosophers(3));
            var replay = new ReplayStrategy(recorded.Decisions);
            Assert.Equal(outcome, again.Run(replay, i));
            replay.Complete();
            Assert.Null(replay.Divergence);
            Assert.Equal(recorded.Decisions, again.Decisions);
        }
    }

    [Fact]
    public void NextThread_ValuesChosen_AreReplayed()
    {
        Func<string> program = () =>
        {
            Execution now = LogicalThread.Current!.Execution;
            AllEnded.Run(() => { }, () => { });
            return $"{now.Choose(100)} {now.Choose(100)}";
        };
        using var recording = new Recording(program);
        string outcome = recording.Run(new RandomStrategy(), 7);
        var replay = new ReplayStrategy(recording.Decisions);

        Assert.Equal(outcome, recording.Run(replay));
        replay.Complete();
        Assert.Null(replay.Divergence);
    }

    [Theory]
    [InlineData("kind", "the pending access is another")]
    [InlineData("resource", "the pending access is on another resource")]
    [InlineData("site", "the pending access stands elsewhere")]
    [InlineData("enabled", "other threads are enabled")]
    [InlineData("chosen", "thread 9 cannot go on")]
    [InlineData("choice", "the record has a value choice here")]
    public void NextThread_RecordThatDiffers_NamesStepExpectedAndActual(string what, string difference)
    {
        using var recording = new Recording(Programs.SharedLetters(2, 2));
        recording.Run(new RandomStrategy());
        Decision[] decisions = recording.Decisions;
        decisions[2] = what switch
        {
            "kind" => decisions[2] with { Kind = AccessKind.Signal },
            "resource" => decisions[2] with { Resource = 77 },
            "site" => decisions[2] with { Site = 3_000 },
            "enabled" => decisions[2] with { Enabled = 0xFF },
            "chosen" => decisions[2] with { Chosen = 9 },
            _ => decisions[2] with { Kind = AccessKind.Choice },
        };
        var replay = new ReplayStrategy(decisions);

        Assert.Equal("EngineDefect", recording.Run(replay));
        Assert.Equal(2, replay.Followed);
        Assert.Contains($"left the record at decision 2 of {decisions.Length}: {difference}. Recorded: ", replay.Divergence);
        Assert.Contains("Now these can go on: T", replay.Divergence);
        Assert.Equal(replay.Divergence, recording.Execution.UncontrolledMessage);
    }

    [Fact]
    public void NextThread_RecordTooShort_SaysThatItEnds()
    {
        using var recording = new Recording(Programs.SharedLetters(2, 2));
        recording.Run(new RandomStrategy());
        var replay = new ReplayStrategy(recording.Decisions[..2]);

        Assert.Equal("EngineDefect", recording.Run(replay));
        Assert.Contains("decision 2 of 2: the record ends before it", replay.Divergence);
    }

    [Fact]
    public void Complete_RecordTooLong_SaysWhatWasLeft()
    {
        using var recording = new Recording(Programs.SharedLetters(2, 2));
        recording.Run(new RandomStrategy());
        Decision[] decisions = recording.Decisions;
        var replay = new ReplayStrategy([.. decisions, decisions[0]]);
        recording.Run(replay);
        Assert.Null(replay.Divergence);

        replay.Complete();

        Assert.Contains($"ended after {decisions.Length} of {decisions.Length + 1} recorded decisions. Next in the record: thread", replay.Divergence);
    }

    [Fact]
    public void NextValue_OtherBound_IsADivergence()
    {
        int bound = 10;
        using var recording = new Recording(() => $"{LogicalThread.Current!.Execution.Choose(bound)}");
        recording.Run(new RandomStrategy());
        var replay = new ReplayStrategy(recording.Decisions);
        bound = 11;

        Assert.Equal("EngineDefect", recording.Run(replay));
        Assert.Contains("the number of values differs. Recorded: value", replay.Divergence);
        Assert.Contains("below 11", replay.Divergence);
    }
}
