using System.Text.Json;
using Xunit;

namespace Unit.Cli;

/// <summary>The <c>hsm</c> command, as a process: what the README promises.</summary>
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
    [InlineData("There is no planted bug 'K9'", "--mutant", "K9")]
    [InlineData("Did you mean monitor/round-robin", "--configuration", "monitor/round-robbin")]
    [InlineData("Did you mean shared-counter?", "--workload", "shard-counter")]
    [InlineData("--mutant and --mutants", "--mutant", "K1", "--mutants")]
    [InlineData("--full and --schedules", "--full", "--schedules", "3")]
    [InlineData("Valid are random", "--strategy", "luck")]
    public void Explore_WrongInput_SaysWhatThereIs(string expected, params string[] arguments)
    {
        CliRun run = Explore(arguments).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_AScheduleOfAnotherProgram_SaysWhichCommandTakesIt()
    {
        string file = CliRun.InProcess("test", CliPaths.Fixtures, "--method", "Fixtures.Counter.Racy", "--output", _output, "--json")
            .Expect(2).Json.GetProperty("findings")[0].GetProperty("file").GetString()!;

        CliRun run = CliRun.AsProcess(CliPaths.Hsm, "replay", file).Expect(1);

        Assert.Contains("interleave replay", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private CliRun Explore(params string[] arguments) => CliRun.AsProcess(CliPaths.Hsm, ["explore", "--output", _output, .. arguments]);
}
