extern alias HsmCommand;

using System.Diagnostics;
using System.Text.Json;
using Interleave.Cli;
using Interleave.Cli.Hosting;
using Xunit.Sdk;

namespace Unit.Cli;

/// <summary>One run of the command line with what it wrote and how it ended.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    internal JsonElement Json
    {
        get
        {
            try
            {
                return JsonDocument.Parse(Output).RootElement;
            }
            catch (JsonException)
            {
                throw new XunitException("Standard output is not one JSON object: " + this);
            }
        }
    }

    /// <summary>Runs <c>interleave</c> within this process.</summary>
    internal static CliRun InProcess(params string[] arguments) =>
        Within((output, error) => Program.Run(arguments, new Terminal(output, error)));

    /// <summary>Runs <c>hsm</c> within this process: a new one would start for half a second to say one line.</summary>
    internal static CliRun HsmInProcess(params string[] arguments) => Within((output, error) =>
        HsmCommand::Hsm.Cli.Program.Run(arguments, new HsmCommand::Interleave.Cli.Hosting.Terminal(output, error)));

    /// <summary>Runs it as a user would: a new process, cold.</summary>
    internal static CliRun AsProcess(string assembly, params string[] arguments)
    {
        using Process process = Start(assembly, arguments);
        return End(process);
    }

    /// <summary>Waits for the end of a process whose outputs are redirected.</summary>
    internal static CliRun End(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new XunitException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within two minutes.");
        }

        return new CliRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    internal static Process Start(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "exec", assembly },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static CliRun Within(Func<TextWriter, TextWriter, int> run)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exitCode = run(output, error);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    internal CliRun Expect(int exitCode)
    {
        if (ExitCode != exitCode)
        {
            throw new XunitException($"Expected exit code {exitCode}. {this}");
        }

        return this;
    }

    public override string ToString() => $"Exit code {ExitCode}.\n--- standard output ---\n{Output}\n--- standard error ---\n{Error}";
}
