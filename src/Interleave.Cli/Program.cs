using System.CommandLine;
using System.CommandLine.Help;
using Interleave.Cli.Commands;
using Interleave.Cli.Hosting;

namespace Interleave.Cli;

/// <summary>The <c>interleave</c> command.</summary>
internal static class Program
{
    /// <summary>The command's name when installed as a tool.</summary>
    internal const string ToolName = "interleave";

    private static int Main(string[] arguments) => Run(arguments, Terminal.OfProcess());

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">As typed.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    internal static int Run(string[] arguments, Terminal terminal)
    {
        // Not a RootCommand: that is named after the assembly, and nobody types "Interleave.Cli".
        var root = new Command(
            ToolName,
            "Runs a test under every interleaving it can, until one shows a bug; then explains that one and replays it. " + ExitCode.Help)
        {
            new HelpOption(),
            new VersionOption(),
            new TestCommand(arguments, terminal).Create(),
            new ReplayCommand(arguments, terminal).Create(),
            new RewriteCommand(terminal).Create(),
            new ShowCommand(terminal).Create(),
        };
        return CommandRunner.Run(root, arguments, terminal);
    }
}
