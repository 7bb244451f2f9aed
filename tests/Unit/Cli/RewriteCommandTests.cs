using Xunit;

namespace Unit.Cli;

/// <summary><c>interleave rewrite</c>.</summary>
public sealed class RewriteCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-rewrite").FullName;

    [Fact]
    public void Rewrite_Report_ListsCallsByWhatBecomesOfThem()
    {
        CliRun run = CliRun.InProcess("rewrite", Configuration(), "--report").Expect(0);

        int refused = run.Output.IndexOf("Refused:", StringComparison.Ordinal);
        int modelled = run.Output.IndexOf("Modelled:", StringComparison.Ordinal);
        int atomic = run.Output.IndexOf("Atomic:", StringComparison.Ordinal);
        Assert.InRange(refused, 1, modelled);
        Assert.InRange(run.Output.IndexOf("Process.Start", StringComparison.Ordinal), refused, modelled);
        Assert.InRange(run.Output.IndexOf("Thread.Join", StringComparison.Ordinal), modelled, atomic);
        Assert.Contains("1 assembly rewritten to " + Path.Combine(_folder, "out"), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_OfARewrittenAssembly_FindsTheSame()
    {
        CliRun.InProcess("rewrite", Configuration()).Expect(0);
        string rewritten = Path.Combine(_folder, "out", Path.GetFileName(CliPaths.Fixtures));

        CliRun test = CliRun.AsProcess(CliPaths.Interleave, "test", rewritten, "--method", "Fixtures.Counter.Racy", "--output", _folder, "--json").Expect(2);
        CliRun.AsProcess(CliPaths.Interleave, "replay", rewritten, test.Json.GetProperty("findings")[0].GetProperty("file").GetString()!).Expect(2);
    }

    [Theory]
    [InlineData("{ \"AssembliesPath\": \"absent\" }", "absent")]
    [InlineData("{ \"AssembliesPath\": \".\", \"Colour\": \"red\" }", "Colour")]
    [InlineData("{ \"AssembliesPath\": \".\", \"IsRewritingUnitTests\": true }", "IsRewritingUnitTests")]
    [InlineData("{ \"AssembliesPath\": \".\", \"Assemblies\": [ \"Absent.dll\" ] }", "Absent.dll")]
    [InlineData("{ \"AssembliesPath\": ", "JSON")]
    public void Rewrite_ConfigurationThatCantBeUsed_SaysWhy(string json, string expected)
    {
        string file = Path.Combine(_folder, "wrong.json");
        File.WriteAllText(file, json);

        CliRun run = CliRun.InProcess("rewrite", file).Expect(1);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewrite_OutputBelowAFile_SaysSo()
    {
        File.WriteAllText(Path.Combine(_folder, "out"), "");

        CliRun run = CliRun.InProcess("rewrite", Configuration()).Expect(1);

        Assert.Contains("can't be written", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Configuration()
    {
        string file = Path.Combine(_folder, "coyote.json");
        string input = Path.GetDirectoryName(CliPaths.Fixtures)!.Replace('\\', '/');
        File.WriteAllText(file, $$"""{ "AssembliesPath": "{{input}}", "OutputPath": "out", "Assemblies": [ "{{Path.GetFileName(CliPaths.Fixtures)}}" ] }""");
        return file;
    }
}
