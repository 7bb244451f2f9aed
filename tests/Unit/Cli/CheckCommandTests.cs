using System.Text.Json;
using Unit.Hsm;
using Unit.Linearizability;
using Xunit;

namespace Unit.Cli;

/// <summary><c>hsm check</c>: files, and what it refuses.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_LinearizableFile_EndsWithZeroAndWritesNothing()
    {
        CliRun run = Check("--history", Written("""{"client":0,"call":1,"return":2,"op":"write","args":{"value":1}}""", """{"client":1,"call":2,"return":4,"op":"read","result":1}""")).Expect(0);

        Assert.Contains("register, 2 calls, 1 overlapping pairs", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("linearizable\n", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["evidence"]));
    }

    [Fact]
    public void Check_ViolatingFile_EndsWithTwoAndSavesEvidenceThatFailsAgain()
    {
        string file = Written("""{"client":0,"call":1,"return":2,"op":"write","args":{"value":1}}""", """{"client":1,"call":3,"return":4,"op":"read","result":null}""");

        CliRun run = Check("--history", file, "--json").Expect(2);

        JsonElement json = run.Json;
        Assert.Equal("not-linearizable", json.GetProperty("verdict").GetString());
        Assert.Contains("here the specification allows 1", run.Error, StringComparison.Ordinal);
        string folder = json.GetProperty("evidence").GetString()!;
        Assert.Equal(_folder["evidence"], Path.GetDirectoryName(folder));
        Assert.Contains("hsm-history", File.ReadAllText(Path.Combine(folder, "minimal.jsonl")), StringComparison.Ordinal);
        Check("--history", Path.Combine(folder, "minimal.jsonl")).Expect(2);
        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PublishedFiles_GiveTheirVerdicts()
    {
        string etcd = SharedData.Folder("histories/etcd");
        string kv = SharedData.Folder("histories/kv");

        Check("--history", Path.Combine(etcd, "etcd_000.log")).Expect(2);
        Check("--history", Path.Combine(etcd, "etcd_002.log")).Expect(0);
        Check("--history", Path.Combine(kv, "c01-bad.txt")).Expect(2);
        Check("--history", Path.Combine(kv, "c10-ok.txt"), "--in-parts").Expect(0);
    }

    [Theory]
    [InlineData("absent.jsonl can't be read", "--history", "absent.jsonl")]
    [InlineData("Nothing was named to check.")]
    [InlineData("--pin-file: Could not find file '/none'", "--pkcs11", "/none.so", "--pin-file", "/none")]
    [InlineData("--env HSM_NO_SUCH: no such variable is set here", "--pkcs11", "/none.so", "--env", "HSM_NO_SUCH")]
    [InlineData("--threads does not go with --history", "--history", "x", "--threads", "3")]
    [InlineData("--keep does not go with --history", "--history", "x", "--keep")]
    [InlineData("--clock-error takes a time", "--history", "x", "--clock-error", "5")]
    [InlineData("There is no option or argument '--histroy' here", "--histroy", "x")]
    public void Check_BadLine_EndsWithOneAndSaysWhy(string expected, params string[] words)
    {
        Assert.Contains(expected, Check(words).Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MalformedFile_EndsWithOneAndNamesTheLine()
    {
        string file = Written("""{"client":0,"call":1,"return":2,"op":"write","args":{"value":1}}""", "nonsense");

        CliRun run = Check("--history", file).Expect(1);

        Assert.Contains($"{file}:3: is no JSON object", run.Error, StringComparison.Ordinal);
    }

    private CliRun Check(params string[] words) =>
        CliRun.HsmInProcess(words is ["--history", ..] ? ["check", .. words, "--out", _folder["evidence"]] : ["check", .. words]);

    private string Written(params string[] lines)
    {
        string file = _folder["history.jsonl"];
        File.WriteAllLines(file, ["""{"format":"hsm-history","version":1,"model":"register"}""", .. lines]);
        return file;
    }
}
