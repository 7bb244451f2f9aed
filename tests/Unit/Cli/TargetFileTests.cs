using Xunit;

namespace Unit.Cli;

/// <summary>Assemblies and schedule files that can't be used.</summary>
public sealed class TargetFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-target").FullName;

    [Fact]
    public void Test_MissingAssembly_NamesTheNearOne()
    {
        string misspelt = Path.Combine(Path.GetDirectoryName(CliPaths.Fixtures)!, "Fixture.Cli.dll");

        CliRun run = CliRun.InProcess("test", misspelt, "--method", "A.B.C").Expect(1);

        Assert.Contains("There is no file " + misspelt, run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean Fixtures.Cli?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_Folder_SaysToNameTheAssembly()
    {
        Assert.Contains("is a folder", CliRun.InProcess("test", _folder, "--method", "A.B.C").Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_ProjectFile_SaysToBuild()
    {
        string project = Path.Combine(_folder, "My.csproj");
        File.WriteAllText(project, "<Project/>");

        Assert.Contains("dotnet build", CliRun.InProcess("test", project, "--method", "A.B.C").Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_NotManaged_SaysSo()
    {
        string text = Path.Combine(_folder, "Text.dll");
        File.WriteAllText(text, "no assembly");

        Assert.Contains("is not a .NET assembly", CliRun.InProcess("test", text, "--method", "A.B.C").Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_OutputBelowAFile_IsToldBeforeAnythingRuns()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        CliRun run = CliRun.InProcess("test", CliPaths.Fixtures, "--method", "Fixtures.Counter.Locked", "--output", Path.Combine(file, "sub")).Expect(1);

        Assert.Contains("can't be written", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("schedules (", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{ \"format\": 1")]
    [InlineData("{ \"format\": 99 }")]
    [InlineData("{ }")]
    public void Show_BrokenFile_SaysWhatIsWrong(string content)
    {
        string file = Path.Combine(_folder, "broken.schedule.json");
        File.WriteAllText(file, content);

        CliRun run = CliRun.InProcess("show", file).Expect(1);

        Assert.Contains("broken.schedule.json", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_MissingFile_ListsThoseThere()
    {
        File.WriteAllText(Path.Combine(_folder, "other-name.schedule.json"), "");

        CliRun run = CliRun.InProcess("replay", CliPaths.Fixtures, Path.Combine(_folder, "x.schedule.json")).Expect(1);

        Assert.Contains("other-name.schedule.json", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
