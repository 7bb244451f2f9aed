using Interleave.Rewriting;
using System.CommandLine;
using System.Text.Json;
using Interleave.Cli.Frameworks;
using Interleave.Cli.Hosting;
using Interleave.Cli.Targets;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave test My.dll --method Ns.Type.Method</c>.</summary>
internal sealed class TestCommand(string[] arguments, Terminal terminal)
{
    private readonly Argument<string> _assembly = new("assembly") { Description = "The assembly that holds the test; no reference to Interleave is needed in it." };
    private readonly Option<string> _method = new("--method")
    {
        Description = "A public method, static or on a class with a parameterless constructor, that returns void, Task or ValueTask.",
        HelpName = "Ns.Type.Method",
        Required = true,
    };

    private readonly ExplorationArguments _exploration = new(
        "Schedules at most [default: 1,000; no limit when only --seconds is given].",
        "Seconds at most.");

    private readonly Option<long?> _maxSteps = OptionFactory.Whole("--max-steps", "Scheduling points after which threads take turns; not ended after as many again, a schedule is a hang or a livelock [default: 100,000].", 1, int.MaxValue);
    private readonly Option<bool> _keepGoing = OptionFactory.Flag("--keep-going", "Go on after the first finding and collect distinct ones.");
    private readonly Option<bool> _coverage = OptionFactory.Flag("--coverage", "List the places where no schedule ever preempted a thread that could have been.");
    private readonly Option<string[]> _arguments = new("--arg")
    {
        Description = "An argument of the method, in order; once for each parameter.",
        HelpName = "VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    internal Command Create()
    {
        var command = new Command("test", "Explores the interleavings of a test.") { _assembly, _method };
        foreach (Option option in _exploration.All)
        {
            command.Add(option);
        }

        command.Add(_maxSteps);
        command.Add(_keepGoing);
        command.Add(_coverage);
        command.Add(_arguments);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string assembly = TargetFile.Check(parsed.GetRequiredValue(_assembly));
        if (Relaunch.IfNeeded(assembly, arguments, terminal) is { } exitCode)
        {
            return exitCode;
        }

        ExplorationOptions options = Options(parsed);
        RewrittenTest target = TargetOpener.Open(assembly, parsed.GetRequiredValue(_method), parsed.GetValue(_arguments) ?? [], RewriterOptions.For(options.Memory, options.MemoryModel));
        options = options with { Suppressions = target.Suppressions };
        bool json = _exploration.Json(parsed);
        using OutputFolder output = OutputFolder.Open(_exploration.Output(parsed));
        TextWriter words = json ? terminal.Error : terminal.Output;
        words.WriteLine($"{target.Method} ({Path.GetFileName(assembly)}): {Budget.Text(options)}");
        ExplorationReport report = Explore(target, options);
        IReadOnlyList<SavedFinding> findings = new FindingFiles(target, output, terminal).Save(report.Findings);
        string replay = $"{SelfCommand.Prefix(Program.ToolName)} replay {ShellText.Quote(SelfCommand.Relative(assembly))}";
        FindingText.Write(words, findings, replay);
        Summary.Write(words, report, parsed.GetValue(_coverage));
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(ReportJson.Of(target.Method, options, report, findings), JsonText.Options));
        }

        return report.ExitCode;
    }

    private ExplorationOptions Options(ParseResult parsed)
    {
        ExplorationOptions options = _exploration.Read(parsed);
        return options with
        {
            MaxSteps = (int)(parsed.GetValue(_maxSteps) ?? options.MaxSteps),
            KeepGoing = parsed.GetValue(_keepGoing),
        };
    }

    private ExplorationReport Explore(ITestTarget target, ExplorationOptions options)
    {
        using var interruption = new Interruption();
        try
        {
            return Exploration.Run(target, options, new ProgressLine(terminal, interruption.Token), interruption.Token);
        }
        finally
        {
            terminal.Clear();
        }
    }
}
