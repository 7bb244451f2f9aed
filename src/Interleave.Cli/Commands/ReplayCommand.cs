using Interleave.Rewriting;
using System.CommandLine;
using Interleave.Cli.Frameworks;
using Interleave.Cli.Hosting;
using Interleave.Cli.Targets;
using Interleave.Trace;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave replay My.dll FILE</c>.</summary>
internal sealed class ReplayCommand(string[] arguments, Terminal terminal)
{
    private readonly Argument<string> _assembly = new("assembly") { Description = "The assembly that holds the test." };
    private readonly Argument<string> _file = new("file") { Description = "The schedule file that a failing run wrote." };
    private readonly Option<long?> _times = OptionFactory.Whole("--times", "How often to replay it [default: 1].", 1, 1_000_000);
    private readonly Option<bool> _json = OptionFactory.Flag("--json", "One JSON object on standard output at the end.");

    internal Command Create()
    {
        var command = new Command("replay", "Runs one recorded schedule again, checking every step against the record.") { _assembly, _file, _times, _json };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_file);
        ScheduleFile file = ScheduleInput.Load(path);
        string assembly = TargetFile.Check(parsed.GetRequiredValue(_assembly));
        if (Relaunch.IfNeeded(assembly, arguments, terminal) is { } exitCode)
        {
            return exitCode;
        }

        var report = new ReplayReport(terminal, parsed.GetValue(_json));
        return report.Run(TargetOpener.Open(assembly, file.Method, file.Arguments, RewriterOptions.For(file.Settings.Memory, file.Settings.MemoryModel)), file, path, (int)(parsed.GetValue(_times) ?? 1));
    }
}
