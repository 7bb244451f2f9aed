using System.CommandLine;
using Hsm.Cli.Serving;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Commands;

/// <summary><c>hsm serve</c>: the reference HSM over TCP and Unix sockets, byte for byte as wolfHSM's.</summary>
internal sealed class ServeCommand(Terminal terminal)
{
    private readonly ServeArguments _arguments = new();

    internal Command Create()
    {
        var command = new Command(
            "serve",
            "Serves wolfHSM clients over TCP and Unix sockets until SIGTERM or SIGINT; requests in flight are finished then. "
            + "Prints one line on standard output when it is ready; logs go to standard error.");
        foreach (Option option in _arguments.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        new ServeRun(terminal, _arguments.Read(parsed)).Execute();
        return ExitCode.NoBug;
    }
}
