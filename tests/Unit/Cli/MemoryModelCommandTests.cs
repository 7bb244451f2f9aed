using Xunit;

namespace Unit.Cli;

/// <summary><c>--memory-model</c> from end to end: rewriting, exploring, explaining, replaying.</summary>
public sealed class MemoryModelCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-memory").FullName;

    [Theory]
    [InlineData("tso", "random")]
    [InlineData("tso", "pct:3")]
    [InlineData("tso", "pos")]
    [InlineData("tso", "dfs")]
    [InlineData("dotnet", "random")]
    [InlineData("dotnet", "dfs")]
    public void Test_MissingFence_IsFoundAndReplaysInANewProcess(string model, string strategy)
    {
        CliRun found = Test("Fixtures.MutualExclusion.Volatile", model, strategy).Expect(2);

        Assert.Contains("Both entered.", found.Output, StringComparison.Ordinal);
        Assert.Contains($"memory model {model}", found.Output, StringComparison.Ordinal);
        Assert.Contains("reads the older value false of MutualExclusion.", found.Output, StringComparison.Ordinal);
        Assert.Contains("MutualExclusion.cs:", found.Output, StringComparison.Ordinal);

        string file = Assert.Single(Directory.GetFiles(_folder, "*.json"));
        CliRun again = CliRun.AsProcess(CliPaths.Interleave, "replay", CliPaths.Fixtures, file).Expect(2);
        Assert.Contains("Both entered.", again.Output, StringComparison.Ordinal);
        Assert.Contains("reads the older value false of MutualExclusion.", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fixtures.MutualExclusion.Volatile", "sc")]
    [InlineData("Fixtures.MutualExclusion.Fenced", "tso")]
    [InlineData("Fixtures.MutualExclusion.Fenced", "dotnet")]
    [InlineData("Fixtures.Counter.Locked", "tso")]
    [InlineData("Fixtures.Counter.Locked", "dotnet")]
    [InlineData("Fixtures.Asynchronous.Guarded", "dotnet")]
    public void Test_CorrectUnderTheModel_IsClean(string method, string model) =>
        Assert.Contains("No bug found.", Test(method, model, "random", "--schedules", "300").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void Test_FencedUnderDfs_IsExhaustive() =>
        Assert.Contains("Exhaustive: every schedule", Test("Fixtures.MutualExclusion.Fenced", "tso", "dfs", "--schedules", "200000").Expect(0).Output, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CliRun Test(string method, string model, string strategy, params string[] more) =>
        CliRun.InProcess(["test", CliPaths.Fixtures, "--method", method, "--memory-model", model, "--strategy", strategy, "--output", _folder, .. more]);
}
