using System.Text.Json;
using Xunit;

namespace Unit.Cli;

/// <summary><c>hsm explore</c> and <c>hsm replay</c>, as processes but for what they refuse: what the README promises.</summary>
public sealed class HsmCommandTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("hsm-explore").FullName;

    [Fact]
    public void Explore_PlantedK1_IsFoundAndReplaysInANewProcess()
    {
        CliRun found = Explore("--mutant", "k1", "--json").Expect(2);
        JsonElement report = Assert.Single(found.Json.GetProperty("cases").EnumerateArray().ToArray()).GetProperty("report");
        JsonElement finding = report.GetProperty("findings")[0];
        string file = finding.GetProperty("file").GetString()!;

        CliRun replay = CliRun.AsProcess(CliPaths.Hsm, "replay", file, "--times", "2", "--json").Expect(2);

        Assert.InRange(report.GetProperty("schedules").GetInt64(), 1, 5_000);
        Assert.Contains("Interleaving", found.Error, StringComparison.Ordinal);
        Assert.Contains(" replay ", found.Error, StringComparison.Ordinal);
        Assert.True(replay.Json.GetProperty("reproduced").GetBoolean());
        Assert.Equal(finding.GetProperty("message").GetString(), replay.Json.GetProperty("findings")[0].GetProperty("message").GetString());
    }

    [Fact]
    public void Explore_TwoPlantedBugs_TellsEachFromEverySeedAndEndsWithZero()
    {
        CliRun run = Explore("--mutants", "k1,S7", "--seeds", "2", "--seed", "4", "--schedules", "3,000", "--json").Expect(0);

        JsonElement[] mutants = [.. run.Json.GetProperty("mutants").EnumerateArray()];
        Assert.Equal(["K1", "S7"], mutants.Select(m => m.GetProperty("id").GetString()));
        Assert.Equal([["History"], ["Invariant"]], mutants.Select(m => m.GetProperty("kinds").EnumerateArray().Select(k => k.GetString()).ToArray()));
        Assert.Equal([4, 5, 4, 5], Runs(mutants).Select(r => r.GetProperty("seed").GetInt32()));
        Assert.All(Runs(mutants), r => Assert.InRange(r.GetProperty("schedules").GetInt64(), 1, 3_000));
        Assert.All(Runs(mutants), r => Assert.True(r.GetProperty("replayed").GetBoolean() && r.GetProperty("asExpected").GetBoolean()));
        Assert.All(Runs(mutants), r => Assert.True(File.Exists(r.GetProperty("file").GetString())));
        Assert.Contains("2 of 2 planted bugs found from every seed and replayed", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.Json.GetProperty("missed").GetArrayLength());
    }

    [Fact]
    public void Explore_APlantedBugThatNeedsMoreSchedules_NamesItAndEndsWithThree()
    {
        CliRun run = Explore("--mutants", "W6", "--seeds", "1", "--schedules", "1").Expect(3);

        Assert.Contains("MISSED: W6 from seed 1: not found in 1 schedule", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 planted bugs", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_output));
    }

    [Fact]
    public void Explore_AtNight_GivesAScenarioTenTimesItsSchedules()
    {
        CliRun run = Explore("--nightly", "--workload", "window-same-counter", "--configuration", "word").Expect(0);

        Assert.Contains("in all at most 10,000 schedules", run.Output, StringComparison.Ordinal);
        Assert.Contains("10,000 schedules in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explore_TheRightHsm_TellsEveryConfigurationAndEndsWithZero()
    {
        CliRun run = Explore("--schedules", "20", "--workload", "assigned").Expect(0);

        Assert.All(
            ["monitor/thread-per-session", "reader-writer/event-driven", "none/round-robin", "schedules/s", "points", "no finding"],
            word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(_output));
    }

    [Fact]
    public void Explore_SeveralThreadsWithoutLocks_ShowsABug()
    {
        CliRun run = Explore("--configuration", "unsafe-none/thread-per-session", "--workload", "assigned-key-ids", "--schedules", "2000").Expect(2);

        Assert.Contains("unsafe-none/thread-per-session", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no planted bug 'Z9'", "--mutant", "Z9")]
    [InlineData("Did you mean monitor/round-robin", "--configuration", "monitor/round-robbin")]
    [InlineData("Did you mean shared-counter?", "--workload", "shard-counter")]
    [InlineData("--mutant and --mutants", "--mutant", "K1", "--mutants")]
    [InlineData("--mutants and --configuration", "--mutants", "--configuration", "monitor/round-robin")]
    [InlineData("There is no planted bug 'Z9'", "--mutants", "K1,Z9")]
    [InlineData("--seeds without --mutants.", "--mutant", "K1", "--seeds", "2")]
    [InlineData("--nightly and --schedules", "--nightly", "--schedules", "3")]
    [InlineData("--nightly and a planted bug", "--nightly", "--mutants")]
    [InlineData("--full and --schedules", "--full", "--schedules", "3")]
    [InlineData("Valid are random", "--strategy", "luck")]
    public void Explore_WrongInput_SaysWhatThereIs(string expected, params string[] arguments)
    {
        CliRun run = CliRun.HsmInProcess(["explore", "--output", _output, .. arguments]).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_AScheduleOfAnotherProgram_SaysWhichCommandTakesIt()
    {
        string file = CliRun.InProcess("test", CliPaths.Fixtures, "--method", "Fixtures.Counter.Racy", "--output", _output, "--json")
            .Expect(2).Json.GetProperty("findings")[0].GetProperty("file").GetString()!;

        CliRun run = CliRun.HsmInProcess("replay", file).Expect(1);

        Assert.Contains("interleave replay", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private static IEnumerable<JsonElement> Runs(IEnumerable<JsonElement> mutants) => mutants.SelectMany(m => m.GetProperty("runs").EnumerateArray());

    private CliRun Explore(params string[] arguments) => CliRun.AsProcess(CliPaths.Hsm, ["explore", "--output", _output, .. arguments]);
}
