using System.CommandLine;
using Hsm.Cli.Checking;
using Hsm.Oracle;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Commands;

/// <summary><c>hsm check</c>: holds an HSM, or a recorded history, against the specification.</summary>
internal sealed class CheckCommand(Terminal terminal)
{
    private readonly CheckArguments _arguments = new(CheckTargets.Create());

    internal Command Create()
    {
        var command = new Command(
            "check",
            "Holds an HSM against the specification: drives it from several clients at once and asks whether any order of the calls explains the answers. "
            + "Exit codes: 0 all linearizable; 1 usage, input, or nothing could be judged; 2 a violation, a crash, a hang, or a deviation that nobody allowed; "
            + "3 no verdict: a bound was reached, the run was ended early, or the oracle missed a violation planted to test it.");
        foreach (Option option in _arguments.All)
        {
            command.Add(option);
        }

        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        TargetArguments? target = _arguments.Chosen(parsed);
        TextWriter words = parsed.GetValue(_arguments.Json) ? terminal.Error : terminal.Output;
        try
        {
            return target is null ? new FileCheck(terminal, words, _arguments).Run(parsed) : new TargetCheck(terminal, words, _arguments).Run(parsed, target);
        }
        catch (OracleException exception)
        {
            throw new InputException(exception.Message, exception.Next);
        }
    }
}
