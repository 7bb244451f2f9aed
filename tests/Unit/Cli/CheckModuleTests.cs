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
        (int exitCode, string output) = Run(variables, "dotnet", "exec", CliPaths.Hsm,
            "check", "--pkcs11", module, "--pin-file", _folder["pin"], "--env", "HSM_WRONG", "--scenario", "pair", "--processes", "1", "--seconds", "20", "--violations", "1");
        Assert.True(exitCode == 2, output);

        string report = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder["hsm-evidence"], "report.md", SearchOption.AllDirectories)));
        string command = Regex.Match(report, @"```\n(?<command>.* check --pkcs11 .*)\n```", RegexOptions.ExplicitCapture | RegexOptions.Multiline, TimeSpan.FromSeconds(5)).Groups["command"].Value;
        Assert.Contains("--env HSM_WRONG=torn --env 'SOFTHSM2_CONF=/a path/softhsm2.conf'", command, StringComparison.Ordinal);
        Assert.DoesNotContain("the PIN in the variable", report, StringComparison.Ordinal);

        (exitCode, output) = Run([], "sh", "-c", command);
        Assert.True(exitCode == 2, $"{command}\n{output}");
        Assert.Contains("is not linearizable: scenario pair", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_VariableThatIsNotSet_IsRefused()
    {
        (int exitCode, string output) = Run([], "dotnet", "exec", CliPaths.Hsm, "check", "--pkcs11", "/no/such/module.so", "--env", "HSM_NO_SUCH");
        Assert.Equal(1, exitCode);
        Assert.Contains("no such variable is set here", output, StringComparison.Ordinal);
    }

    // Of the surroundings no more than a program needs to be found and to run.
    private (int ExitCode, string Output) Run(Dictionary<string, string> variables, string program, params string[] arguments)
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
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
