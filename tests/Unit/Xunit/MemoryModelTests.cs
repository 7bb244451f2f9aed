using Xunit;

namespace Unit.XunitFront;

/// <summary>[SystematicTest(MemoryModel = …)] from end to end.</summary>
[Collection(FixtureCollection.Name)]
public sealed class MemoryModelTests(WholeFixtureRun run)
{
    private const string Weak = "MemoryModelTests.StoreBuffering_UnderTso_BothReadZero";

    [Fact]
    public async Task Run_UnderTso_FailsAndReplays()
    {
        TestOutcome outcome = run.Results[Weak];
        Assert.Equal("Fail", outcome.Result);
        Assert.Contains("reads the older value 0 of MemoryModelTests.", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("still in its", outcome.Message, StringComparison.Ordinal);

        FixtureRun replay = await FixtureRun.Start(Path.Combine(run.Folder, "tso"), Weak, ("INTERLEAVE_REPLAY", ReplayTests.FileOf(outcome)));
        Assert.Equal(outcome.Message, replay[Weak].Message);
    }

    [Fact]
    public void Run_UnderSc_Passes() =>
        Assert.Equal("Pass", run.Results["MemoryModelTests.StoreBuffering_UnderSc_OneReadsOne"].Result);
}
