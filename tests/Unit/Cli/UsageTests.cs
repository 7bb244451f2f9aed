using System.Text.Json;
using Xunit;

namespace Unit.Cli;

/// <summary>Wrong command lines: each says what is wrong and what to do next, and ends with 1 before anything runs.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("--schedules", "abc", "--schedules takes a whole number of at least 1")]
    [InlineData("--schedules", "0", "--schedules takes a whole number of at least 1")]
    [InlineData("--seconds", "-3", "--seconds takes a number of seconds")]
    [InlineData("--seconds", "1e9", "--seconds takes a number of seconds")]
    [InlineData("--seed", "-1", "--seed takes a whole number from 0")]
    [InlineData("--workers", "0", "--workers takes a whole number from 1")]
    [InlineData("--memory", "maybe", "--memory takes on or off, not 'maybe'")]
    [InlineData("--max-steps", "3000000000", "--max-steps takes a whole number from 1")]
    [InlineData("--strategy", "luck", "Valid are random, pct")]
    [InlineData("--strategy", "pct:x", "Valid are random, pct")]
    public void Test_BadValue_SaysWhatIsTaken(string option, string value, string expected)
    {
        CliRun run = CliRun.InProcess("test", "My.dll", "--method", "A.B.C", option, value).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("`interleave test --help`", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("No command was given")]
    [InlineData("Did you mean replay?", "repaly")]
    [InlineData("Did you mean --schedules?", "test", "My.dll", "--method", "A.B.C", "--schedule", "4")]
    [InlineData("<file> is missing", "replay", "My.dll")]
    [InlineData("<assembly> is missing", "test", "--method", "A.B.C")]
    [InlineData("'--method' is required", "test", "My.dll")]
    public void Run_BadLine_AsksWhatWasMeant(string expected, params string[] arguments)
    {
        CliRun run = CliRun.InProcess(arguments).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfTheCommand_ListsCommandsAndExitCodes()
    {
        CliRun run = CliRun.InProcess("--help").Expect(0);

        Assert.All(["test", "replay", "rewrite", "show", "3 engine defect"], word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Test_AnError_WithJson_IsOneObject()
    {
        CliRun run = CliRun.InProcess("test", "Absent.dll", "--method", "A.B.C", "--json").Expect(1);

        JsonElement json = run.Json;
        Assert.Contains("Absent.dll", json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, json.GetProperty("exitCode").GetInt32());
    }
}
