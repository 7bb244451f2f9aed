using System.CommandLine;
using Hsm.Cli.Exploring;
using Interleave.Cli.Hosting;
using Interleave.Trace;

namespace Hsm.Cli.Commands;

/// <summary><c>hsm replay FILE</c>: the file says which configuration, workload and planted bug it is of.</summary>
internal sealed class ReplayCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("file") { Description = "The schedule file that explore wrote." };
    private readonly Option<long?> _times = OptionFactory.Whole("--times", "How often to replay it [default: 1].", 1, 1_000_000);
    private readonly Option<bool> _json = OptionFactory.Flag("--json", "One JSON object on standard output at the end.");

    internal Command Create()
    {
        var command = new Command("replay", "Runs one recorded schedule again, checking every step against the record.") { _file, _times, _json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_file);
        ScheduleFile file = ScheduleInput.Load(path);
        return new ReplayReport(terminal, parsed.GetValue(_json)).Run(HsmTargets.Of(file, path), file, path, (int)(parsed.GetValue(_times) ?? 1));
    }
}
