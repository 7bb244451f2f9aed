using System.CommandLine;
using Interleave.Cli.Hosting;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave show FILE</c>: what a schedule file holds, without the assembly it is of.</summary>
internal sealed class ShowCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("file") { Description = "A schedule file." };

    internal Command Create()
    {
        var command = new Command("show", "Shows what a schedule file holds; needs no assembly.") { _file };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_file);
        ScheduleText.Write(terminal.Output, ScheduleInput.Load(path), path);
        return ExitCode.NoBug;
    }
}
