using System.Diagnostics;
using System.Text.Json;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Unit.Cli;

/// <summary><c>interleave replay</c> and <c>show</c> of what <c>test</c> wrote.</summary>
public sealed class ReplayCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interleave-replay").FullName;

    [Theory]
    [InlineData("Fixtures.Counter.Racy")]
    [InlineData("Fixtures.Transfers.OppositeOrder")]
    [InlineData("Fixtures.Asynchronous.LostUpdate")]
    public void Replay_InANewProcess_ShowsTheSameAnyNumberOfTimes(string method)
    {
        CliRun found = Record(method, CliPaths.Fixtures);

        CliRun first = CliRun.AsProcess(CliPaths.Interleave, "replay", CliPaths.Fixtures, FileOf(found), "--times", "3", "--json").Expect(2);
        CliRun second = CliRun.InProcess("replay", CliPaths.Fixtures, FileOf(found), "--times", "3", "--json").Expect(2);

        Assert.True(first.Json.GetProperty("reproduced").GetBoolean());
        Assert.Equal(3, first.Json.GetProperty("times").GetInt32());
        Assert.Equal(
            found.Json.GetProperty("findings")[0].GetProperty("message").GetString(),
            first.Json.GetProperty("findings")[0].GetProperty("message").GetString());
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(first.Error, second.Error);
    }

    [Fact]
    public void Replay_ThePrintedCommand_WorksAsTyped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Typed into a POSIX shell.");
        string output = Path.Combine(_folder, "with a space");
        CliRun found = CliRun.AsProcess(CliPaths.Interleave, "test", CliPaths.Fixtures, "--method", "Fixtures.Counter.Racy", "--output", output).Expect(2);
        string[] lines = found.Output.Split('\n');
        string command = lines[Array.FindIndex(lines, l => l == "Replay") + 1].Trim();

        using Process shell = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", command }, UseShellExecute = false, RedirectStandardOutput = true })!;
        string told = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();

        Assert.True(shell.ExitCode == 2, $"{command}\n{told}");
        Assert.Contains("Reproduced", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OtherBytesOfTheSameCode_SaysSoFirstAndFollows()
    {
        string copy = CopyOfFixtures();
        string file = FileOf(Record("Fixtures.Counter.Racy", copy));
        TouchVersionId(copy);

        CliRun replay = CliRun.InProcess("replay", copy, file).Expect(2);

        Assert.StartsWith("CHANGED:", replay.Output, StringComparison.Ordinal);
        Assert.Contains("Reproduced", replay.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_MendedCode_IsNoEngineDefect()
    {
        string copy = CopyOfFixtures();
        string file = FileOf(Record("Fixtures.Counter.Racy", copy));
        Edit(copy, module =>
        {
            MethodBody body = module.GetType("Fixtures.Counter").Methods.Single(m => m.Name == "AddUnlocked").Body;
            body.Instructions.Clear();
            body.Instructions.Add(Instruction.Create(OpCodes.Ret));
        });

        CliRun replay = CliRun.InProcess("replay", copy, file).Expect(1);

        Assert.StartsWith("CHANGED:", replay.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ENGINE DEFECT", replay.Output + replay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_AFileOfAnotherAssembly_NamesTheMethod()
    {
        string file = FileOf(Record("Fixtures.Counter.Racy", CliPaths.Fixtures));

        CliRun replay = CliRun.InProcess("replay", CliPaths.Interleave, file).Expect(1);

        Assert.Contains("Fixtures.Counter.Racy", replay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_AnEditedFile_IsRefusedOrDiverges()
    {
        string file = FileOf(Record("Fixtures.Counter.Racy", CliPaths.Fixtures));
        string text = File.ReadAllText(file);
        string cut = Path.Combine(_folder, "cut.schedule.json");
        File.WriteAllText(cut, text[..(text.Length / 2)]);

        CliRun replay = CliRun.InProcess("replay", CliPaths.Fixtures, cut).Expect(1);

        Assert.Contains("cut.schedule.json", replay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_ARecordedSchedule_TellsWhatItHolds()
    {
        CliRun found = Record("Fixtures.Counter.Racy", CliPaths.Fixtures);
        JsonElement finding = found.Json.GetProperty("findings")[0];

        CliRun show = CliRun.InProcess("show", FileOf(found)).Expect(0);

        Assert.All(
            ["Fixtures.Counter.Racy", "portfolio", "UnhandledException", "Fixtures.Cli", finding.GetProperty("place").GetString()!, "thread 1"],
            word => Assert.Contains(word, show.Output, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string FileOf(CliRun run) => run.Json.GetProperty("findings")[0].GetProperty("file").GetString()!;

    private static void Edit(string assembly, Action<ModuleDefinition> edit)
    {
        using var edited = new MemoryStream();
        using (ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(File.ReadAllBytes(assembly))))
        {
            edit(module);
            module.Write(edited);
        }

        File.WriteAllBytes(assembly, edited.ToArray());
    }

    /// <summary>Changes the module's version id and nothing else: what a rebuild of the same source elsewhere may do.</summary>
    private static void TouchVersionId(string assembly)
    {
        byte[] bytes = File.ReadAllBytes(assembly);
        byte[] id;
        using (ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(bytes)))
        {
            id = module.Mvid.ToByteArray();
        }

        int at = bytes.AsSpan().IndexOf(id);
        bytes[at] ^= 1;
        File.WriteAllBytes(assembly, bytes);
    }

    private CliRun Record(string method, string assembly) =>
        CliRun.InProcess("test", assembly, "--method", method, "--output", Path.Combine(_folder, "out"), "--json").Expect(2);

    private string CopyOfFixtures()
    {
        string folder = Path.GetDirectoryName(CliPaths.Fixtures)!;
        string copies = Directory.CreateDirectory(Path.Combine(_folder, "copy")).FullName;
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(copies, Path.GetFileName(file)));
        }

        return Path.Combine(copies, Path.GetFileName(CliPaths.Fixtures));
    }
}
