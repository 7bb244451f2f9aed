using System.CommandLine;
using Interleave.Cli.Hosting;
using Interleave.Cli.Rewriting;
using Interleave.Rewriting;
using Interleave.Rewriting.Configuration;

namespace Interleave.Cli.Commands;

/// <summary><c>interleave rewrite coyote.json</c>: rewrites assemblies to disk, and tells what becomes of their calls.</summary>
internal sealed class RewriteCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("configuration") { Description = "A JSON file with Coyote's keys: AssembliesPath, OutputPath, Assemblies, IgnoredAssemblies, DependencySearchPaths." };
    private readonly Option<bool> _report = OptionFactory.Flag("--report", "List the calls that are modelled, atomic and refused.");

    internal Command Create()
    {
        var command = new Command("rewrite", "Rewrites assemblies to disk; `test` and `replay` need no such step.") { _file, _report };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        RewriteConfiguration configuration = Refusal.Told(() => RewriteConfiguration.Read(parsed.GetRequiredValue(_file)));
        IReadOnlyList<RewrittenAssembly> results = Rewrite(configuration);
        foreach (string note in configuration.Notes)
        {
            terminal.Output.WriteLine("note: " + note);
        }

        foreach (RewrittenAssembly assembly in results)
        {
            terminal.Output.WriteLine(RewriteText.Line(assembly));
        }

        if (parsed.GetValue(_report))
        {
            RewriteText.WriteReport(terminal.Output, results);
        }

        string place = string.Equals(configuration.OutputPath, configuration.AssembliesPath, StringComparison.Ordinal) ? "in place in" : "to";
        terminal.Output.WriteLine($"{results.Count} assembl{(results.Count == 1 ? "y" : "ies")} rewritten {place} {configuration.OutputPath}.");
        return ExitCode.NoBug;
    }

    private static IReadOnlyList<RewrittenAssembly> Rewrite(RewriteConfiguration configuration)
    {
        try
        {
            return Refusal.Told(() => DiskRewriter.Run(configuration));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{configuration.OutputPath} can't be written: {exception.Message}", "Name another OutputPath, or close what holds its files.");
        }
    }
}
