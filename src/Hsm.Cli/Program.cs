using System.CommandLine;
using System.CommandLine.Help;
using Hsm.Cli.Commands;
using Interleave.Cli.Hosting;

namespace Hsm.Cli;

/// <summary>The <c>hsm</c> command.</summary>
internal static class Program
{
    /// <summary>The command's name when installed as a tool.</summary>
    internal const string ToolName = "hsm";

    private static int Main(string[] arguments) => Run(arguments, Terminal.OfProcess());

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">As typed.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    internal static int Run(string[] arguments, Terminal terminal)
    {
        var root = new Command(
            ToolName,
            "Serves the reference HSM; explores it under every interleaving it can, and replays what was found; holds other HSMs against its specification. " + ExitCode.Help)
        {
            new HelpOption(),
            new VersionOption(),
            new ExploreCommand(terminal).Create(),
            new ReplayCommand(terminal).Create(),
            new FsckCommand(terminal).Create(),
            new ServeCommand(terminal).Create(),
            new CheckCommand(terminal).Create(),
            new Pkcs11WorkerCommand().Create(),
        };
        return CommandRunner.Run(root, arguments, terminal);
    }
}
