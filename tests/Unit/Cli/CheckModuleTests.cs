using System.Diagnostics;
using System.Text.RegularExpressions;
using Unit.Hsm;
using Unit.HsmOracle.Pkcs11;
using Xunit;

namespace Unit.Cli;

/// <summary><c>hsm check --pkcs11</c> as a process: the command that its report gives runs in a fresh shell.</summary>
public sealed class CheckModuleTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_CommandOfAReport_FindsTheSameInAShellWithoutVariables()
    {
        string module = WrongModule.Options("nothing").Module;
        File.WriteAllText(_folder["pin"], WrongModule.Pin);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["HSM_WRONG"] = "torn", ["SOFTHSM2_CONF"] = "/a path/softhsm2.conf" };
        Run(variables, "dotnet", "exec", CliPaths.Hsm,
            "check", "--pkcs11", module, "--pin-file", _folder["pin"], "--env", "HSM_WRONG", "--scenario", "pair", "--processes", "1", "--seconds", "20", "--violations", "1").Expect(2);

        string report = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder["hsm-evidence"], "report.md", SearchOption.AllDirectories)));
        string command = Regex.Match(report, @"```\n(?<command>.* check --pkcs11 .*)\n```", RegexOptions.ExplicitCapture | RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Groups["command"].Value;
        Assert.Contains("--env HSM_WRONG=torn --env 'SOFTHSM2_CONF=/a path/softhsm2.conf'", command, StringComparison.Ordinal);
        Assert.DoesNotContain("the PIN in the variable", report, StringComparison.Ordinal);

        CliRun again = Run([], "sh", "-c", command).Expect(2);
        Assert.Contains("is not linearizable: scenario pair", again.Output + again.Error, StringComparison.Ordinal);
    }

    // Of the surroundings no more than a program needs to be found and to run.
    private CliRun Run(Dictionary<string, string> variables, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] kept = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];
        foreach (string name in start.Environment.Keys.Except(kept, StringComparer.Ordinal).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        return CliRun.End(process);
    }
}
