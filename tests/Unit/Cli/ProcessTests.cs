using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Unit.Cli;

/// <summary>What only a process of its own can show.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("interleave-process").FullName;

    [Fact]
    public void Test_Interrupted_KeepsWhatItHasAndTellsIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends a POSIX signal.");
        Assert.SkipWhen(IgnoresInterrupts(), "SIGINT is ignored here, as in a job that a shell runs in the background: programs started inherit that.");
        using Process process = CliRun.Start(
            CliPaths.Interleave, "test", CliPaths.Fixtures, "--method", "Fixtures.Counter.Racy", "--keep-going", "--seconds", "100", "--output", _output, "--json");
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string? first = process.StandardError.ReadLine();
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Thread.Sleep(2_000);

        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString()])!)
        {
            kill.WaitForExit();
        }

        Assert.True(process.WaitForExit(30_000), "It did not stop.");
        var run = new CliRun(process.ExitCode, output.GetAwaiter().GetResult(), first + error.GetAwaiter().GetResult());
        JsonElement json = run.Expect(2).Json;
        Assert.True(json.GetProperty("interrupted").GetBoolean());
        Assert.True(json.GetProperty("schedules").GetInt64() > 100);
        Assert.True(File.Exists(json.GetProperty("findings")[0].GetProperty("file").GetString()));
    }

    [Fact]
    public void Test_TargetOfAnotherFramework_RunsUnderIt()
    {
        CliRun run = CliRun.AsProcess(CliPaths.Interleave, "test", CliPaths.WebFixtures, "--method", "Fixtures.Web.PathCounter.TwoRequests", "--output", _output, "--json").Expect(2);

        string file = run.Json.GetProperty("findings")[0].GetProperty("file").GetString()!;
        CliRun.AsProcess(CliPaths.Interleave, "replay", CliPaths.WebFixtures, file).Expect(2);
    }

    [Fact]
    public void Test_SameSeedInTwoProcesses_WritesTheSameBytes()
    {
        byte[] first = Recorded("first", "1");
        byte[] second = Recorded("second", "2");

        Assert.Equal(first, second);
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    // SIGINT is number 2: the second bit of what the kernel says is ignored (proc(5), SigIgn).
    private static bool IgnoresInterrupts() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 0b10) != 0;

    private byte[] Recorded(string folder, string workers)
    {
        CliRun run = CliRun.AsProcess(
            CliPaths.Interleave, "test", CliPaths.Fixtures, "--method", "Fixtures.Counter.Racy", "--workers", workers, "--output", Path.Combine(_output, folder), "--json").Expect(2);
        return File.ReadAllBytes(run.Json.GetProperty("findings")[0].GetProperty("file").GetString()!);
    }
}
