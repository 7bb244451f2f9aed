using System.Text.Json;
using Xunit;

namespace Unit.Cli;

/// <summary>Predictions and the two orders of a race, as the command line tells them.</summary>
public sealed class PredictionCommandTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("interleave-predict").FullName;

    [Fact]
    public void Test_DataRace_LeavesAScheduleForEachOrder()
    {
        CliRun run = Test("Fixtures.Counter.Racy", "--keep-going", "--schedules", "200", "--json").Expect(2);

        JsonElement race = run.Json.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("kind").GetString() == "DataRace");
        string reversed = race.GetProperty("otherOrderFile").GetString()!;
        Assert.EndsWith("-reversed.schedule.json", reversed, StringComparison.Ordinal);
        Assert.Contains("The other order: ", run.Error, StringComparison.Ordinal);
        foreach (string file in new[] { race.GetProperty("file").GetString()!, reversed })
        {
            CliRun replay = CliRun.InProcess("replay", CliPaths.Fixtures, file, "--json").Expect(2);
            // A replay tells every finding of its schedule; in the other order the two accesses have changed parts.
            Assert.Contains(
                replay.Json.GetProperty("findings").EnumerateArray(),
                again => again.GetProperty("kind").GetString() == "DataRace" && again.GetProperty("place").GetString() == race.GetProperty("place").GetString());
            Assert.Contains("Both orders were run", replay.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Test_DeadlockThatTheScheduleHides_IsPredictedUnlessSwitchedOff()
    {
        string[] seed = [.. Enumerable.Range(1, 30).Select(s => $"{s}")];
        string hidden = seed.First(s => Once(s, "off").ExitCode == 0);

        JsonElement json = Once(hidden, "on").Expect(2).Json;

        Assert.Equal("Deadlock", json.GetProperty("findings")[0].GetProperty("kind").GetString());
        Assert.Equal(0, json.GetProperty("findings")[0].GetProperty("scheduleIndex").GetInt64());
        Assert.Equal(1, json.GetProperty("witnesses").GetInt64());
        Assert.Equal(1, json.GetProperty("schedules").GetInt64());
        Assert.Empty(json.GetProperty("unconfirmed").EnumerateArray());
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private CliRun Once(string seed, string predict) =>
        Test("Fixtures.Transfers.OppositeOrder", "--schedules", "1", "--strategy", "random", "--seed", seed, "--predict", predict, "--json");

    private CliRun Test(string method, params string[] more) =>
        CliRun.InProcess(["test", CliPaths.Fixtures, "--method", method, "--output", _output, .. more]);
}
