using System.Text.RegularExpressions;
using Xunit;

namespace Unit.XunitFront;

/// <summary>A schedule file written by one process, replayed by others.</summary>
[Collection(FixtureCollection.Name)]
public sealed partial class ReplayTests(WholeFixtureRun run)
{
    private const string Racy = "CounterTests.Increment_WithoutLock_LosesOne";

    [Theory]
    [InlineData("CounterTests.Increment_WithoutLock_LosesOne")]
    [InlineData("CounterTests.Increment_InTasksWithoutLock_LosesOne")]
    [InlineData("DeadlockTests.Locks_TakenInBothOrders_Deadlock")]
    public async Task Replay_InANewProcess_ShowsTheSameFinding(string test)
    {
        string file = FileOf(run.Results[test]);
        Assert.True(File.Exists(file));
        FixtureRun replay = await FixtureRun.Start(Path.Combine(run.Folder, "replay"), test, ("INTERLEAVE_REPLAY", file));
        Assert.Equal("Fail", replay[test].Result);
        Assert.Equal(run.Results[test].Message, replay[test].Message);
        Assert.StartsWith("Replayed ", replay[test].Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfAnotherTestsFile_SkipsTheTest()
    {
        string file = FileOf(run.Results[Racy]);
        const string Other = "CounterTests.Increment_UnderLock_Counts";
        FixtureRun replay = await FixtureRun.Start(Path.Combine(run.Folder, "other"), Other, ("INTERLEAVE_REPLAY", file));
        Assert.Equal("Skip", replay[Other].Result);
        Assert.Contains("INTERLEAVE_REPLAY", replay[Other].Reason, StringComparison.Ordinal);
        Assert.Contains(Racy, replay[Other].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OnChangedCode_SaysSoFirst()
    {
        string file = await Edited("changed", OtherHash);
        TestOutcome outcome = (await FixtureRun.Start(Path.Combine(run.Folder, "changed"), Racy, ("INTERLEAVE_REPLAY", file)))[Racy];
        Assert.StartsWith("Interleave.Xunit.Reporting.FindingException : The code changed since", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("an update is lost", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ThatDivergesOnChangedCode_IsNoEngineBug()
    {
        string file = await Edited("diverging", t => OtherHash(OtherResource(t)));
        TestOutcome outcome = (await FixtureRun.Start(Path.Combine(run.Folder, "diverging"), Racy, ("INTERLEAVE_REPLAY", file)))[Racy];
        Assert.StartsWith("Interleave.Xunit.Reporting.InvalidSystematicTestException : The code changed since", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("went another way", outcome.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("engine bug", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ThatDivergesOnTheSameCode_IsAnEngineBug()
    {
        string file = await Edited("contradicting", OtherResource);
        TestOutcome outcome = (await FixtureRun.Start(Path.Combine(run.Folder, "contradicting"), Racy, ("INTERLEAVE_REPLAY", file)))[Racy];
        Assert.StartsWith("Interleave.Xunit.Reporting.EngineBugException : engine bug: ", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfAMissingFile_FailsNamingWhereItLooked()
    {
        FixtureRun replay = await FixtureRun.Start(Path.Combine(run.Folder, "missing"), Racy, ("INTERLEAVE_REPLAY", "no-such.schedule.json"));
        Assert.Equal("Fail", replay[Racy].Result);
        Assert.Contains("no-such.schedule.json", replay[Racy].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Explore_WithAnyNumberOfWorkers_WritesTheSameFile(string workers)
    {
        string folder = Path.Combine(run.Folder, "workers" + workers);
        FixtureRun again = await FixtureRun.Start(folder, Racy, ("INTERLEAVE_WORKERS", workers));
        string file = FileOf(again[Racy]);
        Assert.Equal(Path.GetFileName(FileOf(run.Results[Racy])), Path.GetFileName(file));
        Assert.Equal(await File.ReadAllBytesAsync(FileOf(run.Results[Racy])), await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task Explore_WithScheduleAndSeedOverridden_ObeysTheEnvironment()
    {
        const string Test = "CounterTests.Increment_UnderLock_Counts";
        FixtureRun again = await FixtureRun.Start(
            Path.Combine(run.Folder, "overridden"), Test, ("INTERLEAVE_SCHEDULES", "30"), ("INTERLEAVE_SEED", "7"));
        Assert.Contains("30 schedules", again[Test].Output, StringComparison.Ordinal);
        Assert.Contains("seed 7", again[Test].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explore_WithSchedulesMultiplied_RunsAsManyTimesItsOwn()
    {
        const string Test = "CounterTests.Increment_UnderLock_Counts";
        FixtureRun again = await FixtureRun.Start(Path.Combine(run.Folder, "multiplied"), Test, ("INTERLEAVE_SCHEDULES", "2x"));
        Assert.Contains("400 schedules", again[Test].Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explore_WithABadOverride_FailsSayingWhatToSet()
    {
        FixtureRun again = await FixtureRun.Start(Path.Combine(run.Folder, "bad"), Racy, ("INTERLEAVE_SCHEDULES", "many"));
        Assert.Contains("INTERLEAVE_SCHEDULES is 'many'", again[Racy].Message, StringComparison.Ordinal);
    }

    /// <summary>As if another build had recorded it.</summary>
    private static string OtherHash(string schedule) => HashValue().Replace(schedule, m => m.Value[..^9] + "00000000\"");

    /// <summary>As if another resource had been touched.</summary>
    private static string OtherResource(string schedule) => ReadOfResource().Replace(schedule, "read:9${resource}:", count: 1);

    private async Task<string> Edited(string name, Func<string, string> edit)
    {
        string original = await File.ReadAllTextAsync(FileOf(run.Results[Racy]));
        string edited = edit(original);
        Assert.NotEqual(original, edited);
        string path = Path.Combine(run.Folder, name + ".schedule.json");
        await File.WriteAllTextAsync(path, edited);
        return path;
    }

    internal static string FileOf(TestOutcome outcome) => ReplayPath().Match(outcome.Message).Groups["file"].Value;

    [GeneratedRegex("INTERLEAVE_REPLAY=\"(?<file>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ReplayPath();

    [GeneratedRegex("\"hash\": \"[0-9a-f]+\"", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HashValue();

    [GeneratedRegex("read:(?<resource>\\d+):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ReadOfResource();
}
