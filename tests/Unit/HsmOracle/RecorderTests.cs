using System.Diagnostics;
using Unit.Cli;
using Unit.Hsm;
using Unit.Tidy;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>The recorders of docs/recorders are built and run, and what they record is judged by <c>hsm check</c>.</summary>
public sealed class RecorderTests : IDisposable
{
    private const int Tries = 5;

    private readonly TemporaryDirectory _folder = new();

    private static string Recorders => Path.Combine(Repository.Root, "docs", "recorders");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void C_WithItsLock_IsLinearizableAndWithoutItIsCaught()
    {
        string program = _folder["recorder"];
        Assert.SkipUnless(Starts("cc", "--version"), "There is no C compiler (cc).");
        Execute("cc", "-Wall", "-Wextra", "-Werror", "-pthread", Path.Combine(Recorders, "recorder.c"), "-o", program);

        LinearizableAndCaught(words => Execute(program, words));
    }

    [Fact]
    public void Python_WithItsLock_IsLinearizableAndWithoutItIsCaught()
    {
        Assert.SkipUnless(Starts("python3", "--version"), "There is no python3.");

        LinearizableAndCaught(words => Execute("python3", [Path.Combine(Recorders, "recorder.py"), .. words]));
    }

    private static bool Starts(string program, string word)
    {
        try
        {
            Execute(program, word);
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Execute(string program, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private void LinearizableAndCaught(Func<string[], string> record)
    {
        Judge(record([])).Expect(0);

        // Threads decide, so a run may happen to be right.
        CliRun racy = Enumerable.Range(0, Tries).Select(_ => Judge(record(["racy"]))).First(run => run.ExitCode != 0);
        racy.Expect(2);
        Assert.Contains("NOT LINEARIZABLE", racy.Output, StringComparison.Ordinal);
    }

    private CliRun Judge(string history)
    {
        File.WriteAllText(_folder["history.jsonl"], history);
        return CliRun.HsmInProcess("check", "--history", _folder["history.jsonl"], "--out", _folder["evidence"]);
    }
}
