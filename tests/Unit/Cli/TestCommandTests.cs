using System.Text.Json;
using Xunit;

namespace Unit.Cli;

/// <summary><c>interleave test</c> on programs that know nothing of it.</summary>
public sealed class TestCommandTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("interleave-test").FullName;

    [Theory]
    [InlineData("Fixtures.Counter.Racy", "UnhandledException")]
    [InlineData("Fixtures.Counter.RacyOnInstance", "UnhandledException")]
    [InlineData("Fixtures.Transfers.OppositeOrder", "Deadlock")]
    [InlineData("Fixtures.Asynchronous.LostUpdate", "UnhandledException")]
    [InlineData("Fixtures.Asynchronous.Unobserved", "UnobservedTaskException")]
    [InlineData("Fixtures.Endless.AfterYou", "Hang")]
    public void Test_BuggyMethod_EndsWithTwoAndAFile(string method, string kind)
    {
        CliRun run = Test(method, "--max-steps", "5000", "--json").Expect(2);

        JsonElement finding = Assert.Single(run.Json.GetProperty("findings").EnumerateArray().ToArray());
        Assert.Equal(kind, finding.GetProperty("kind").GetString());
        Assert.True(File.Exists(finding.GetProperty("file").GetString()), run.ToString());
        Assert.Contains(" replay " + CliPaths.Fixtures, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fixtures.Counter.Locked")]
    [InlineData("Fixtures.Transfers.SameOrder")]
    [InlineData("Fixtures.Asynchronous.Guarded")]
    [InlineData("Fixtures.Shapes.Instance")]
    public void Test_CorrectMethod_EndsWithZeroAndNoFile(string method)
    {
        CliRun run = Test(method, "--schedules", "200").Expect(0);

        Assert.Contains("No bug found.", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_output));
    }

    [Fact]
    public void Test_Json_HoldsEveryFigure()
    {
        JsonElement json = Test("Fixtures.Counter.Locked", "--schedules", "100", "--seed", "7", "--strategy", "pct:2", "--json").Expect(0).Json;

        Assert.Equal("Fixtures.Counter.Locked", json.GetProperty("method").GetString());
        Assert.Equal("pct:2", json.GetProperty("strategy").GetString());
        Assert.Equal(7, json.GetProperty("seed").GetInt64());
        Assert.Equal(100, json.GetProperty("schedules").GetInt64());
        Assert.InRange(json.GetProperty("distinctSchedules").GetInt64(), 2, 100);
        Assert.True(json.GetProperty("decisions").GetInt64() > 0);
        Assert.True(json.GetProperty("schedulesPerSecond").GetDouble() > 0);
        Assert.True(json.GetProperty("decisionsPerSecond").GetDouble() > 0);
        Assert.True(json.GetProperty("seconds").GetDouble() > 0);
        Assert.False(json.GetProperty("exhaustive").GetBoolean());
        Assert.False(json.GetProperty("interrupted").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("uncontrolled").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("defect").ValueKind);
        Assert.Equal(0, json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public void Test_DfsThatEnds_SaysExhaustive()
    {
        CliRun run = Test("Fixtures.Transfers.SameOrder", "--strategy", "dfs", "--memory", "off", "--schedules", "20000").Expect(0);

        Assert.Contains("Exhaustive: every schedule", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_BoundedDfsThatEnds_NamesItsBound()
    {
        JsonElement json = Test("Fixtures.Counter.Locked", "--strategy", "dfs:1", "--schedules", "20000", "--json").Expect(0).Json;

        Assert.True(json.GetProperty("exhaustive").GetBoolean());
        Assert.Contains("1 preemption", json.GetProperty("bound").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fixtures.Uncontrolled.StartsProcess", "Process")]
    [InlineData("Fixtures.Uncontrolled.SystemWideMutex", "Mutex")]
    public void Test_UncontrolledCall_EndsWithOneAndNamesIt(string method, string call)
    {
        CliRun run = Test(method, "--schedules", "50").Expect(1);

        Assert.Contains("UNCONTROLLED", run.Output, StringComparison.Ordinal);
        Assert.Contains(call, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_OutputOfTheProgram_IsThatOfTheFailingScheduleOnly()
    {
        CliRun run = Test("Fixtures.Shapes.Writes", "--schedules", "1000").Expect(2);

        Assert.Equal(1, Occurrences(run.Output, "written by first"));
        Assert.Equal(1, Occurrences(run.Output, "written by second"));
    }

    [Fact]
    public void Test_KeepGoing_TellsEqualFindingsOnceWithTheirCount()
    {
        JsonElement json = Test("Fixtures.Counter.Racy", "--keep-going", "--schedules", "300", "--json").Expect(2).Json;

        JsonElement[] findings = [.. json.GetProperty("findings").EnumerateArray()];
        Assert.Equal(["DataRace", "UnhandledException"], findings.Select(f => f.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        Assert.All(findings, f => Assert.True(f.GetProperty("count").GetInt64() > 1));
        Assert.Equal(300, json.GetProperty("schedules").GetInt64());
    }

    [Fact]
    public void Test_RacesOff_TellsOnlyWhatComesOfThem()
    {
        JsonElement json = Test("Fixtures.Counter.Racy", "--races", "off", "--keep-going", "--schedules", "300", "--json").Expect(2).Json;

        JsonElement finding = Assert.Single(json.GetProperty("findings").EnumerateArray().ToArray());
        Assert.Equal("UnhandledException", finding.GetProperty("kind").GetString());
    }

    [Fact]
    public void Test_WithOneAndTwoWorkers_WritesTheSameFile()
    {
        string one = FileOf(Test("Fixtures.Counter.Racy", "--workers", "1", "--json").Expect(2));
        byte[] first = File.ReadAllBytes(one);
        File.Delete(one);

        string two = FileOf(Test("Fixtures.Counter.Racy", "--workers", "2", "--json").Expect(2));

        Assert.Equal(one, two);
        Assert.Equal(first, File.ReadAllBytes(two));
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private static string FileOf(CliRun run) => run.Json.GetProperty("findings")[0].GetProperty("file").GetString()!;

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private CliRun Test(string method, params string[] more) =>
        CliRun.InProcess(["test", CliPaths.Fixtures, "--method", method, "--output", _output, .. more]);
}
