using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace Interleave.Cli.Hosting;

/// <summary>Parses and runs a command line: every way to end becomes an exit code and, unless all is well, a message.</summary>
internal static class CommandRunner
{
    internal static int Run(Command root, string[] arguments, Terminal terminal)
    {
        ParseResult parsed = root.Parse(arguments);
        bool json = arguments.Contains("--json", StringComparer.Ordinal);
        try
        {
            if (parsed.Errors.Count > 0)
            {
                throw Usage(parsed);
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (InputException exception)
        {
            return Fail(terminal, json, ExitCode.Input, exception.Message, exception.Next);
        }
        catch (OperationCanceledException)
        {
            return Fail(terminal, json, ExitCode.Input, "Interrupted before anything was explored.", "");
        }
        catch (Exception exception)
        {
            return Fail(terminal, json, ExitCode.EngineDefect, "engine bug: " + exception, "Please report it with the command line and the assembly.");
        }
    }

    private static int Fail(Terminal terminal, bool json, int exitCode, string message, string next)
    {
        terminal.Clear();
        terminal.Error.WriteLine("error: " + message);
        if (next.Length > 0)
        {
            terminal.Error.WriteLine("  " + next);
        }

        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(new FailureJson(message, next, exitCode), JsonText.Options));
        }

        return exitCode;
    }

    private static InputException Usage(ParseResult parsed)
    {
        var path = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is CommandResult command)
            {
                path.Push(command.Command.Name);
            }
        }

        return new InputException(
            string.Join(Environment.NewLine + "       ", Problems(parsed).Distinct(StringComparer.Ordinal)),
            $"`{string.Join(' ', path)} --help` lists what this command takes.");
    }

    private static IEnumerable<string> Problems(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            string[] names = [.. command.Subcommands.Select(c => c.Name)];
            return parsed.UnmatchedTokens.Count == 0
                ? [$"No command was given; there are {string.Join(", ", names)}."]
                : [$"There is no command '{parsed.UnmatchedTokens[0]}'. {NearNames.Ask(NearNames.Of(parsed.UnmatchedTokens[0], names), $"There are {string.Join(", ", names)}.")}"];
        }

        IEnumerable<string> missing = parsed.CommandResult.Command.Arguments
            .Where(a => a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is not { Tokens.Count: > 0 })
            .Select(a => $"<{a.Name}> is missing: {a.Description}");
        IEnumerable<string> unknown = parsed.UnmatchedTokens
            .Select(t => $"There is no option or argument '{t}' here. {NearNames.Ask(NearNames.Of(t, command.Options.Select(o => o.Name)), "")}".TrimEnd());
        IEnumerable<string> others = parsed.Errors
            .Where(e => e.SymbolResult is not (null or CommandResult or ArgumentResult { Tokens.Count: 0 }) || parsed.UnmatchedTokens.Count + missing.Count() == 0)
            .Select(e => e.Message);
        return [.. missing, .. unknown, .. others];
    }
}
