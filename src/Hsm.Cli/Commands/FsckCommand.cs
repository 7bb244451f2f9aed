using System.CommandLine;
using System.Text.Json;
using Hsm.Cli.Checking;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Commands;

/// <summary><c>hsm fsck DIR</c>: says what is in a store and what is wrong with it; reads only.</summary>
internal sealed class FsckCommand(Terminal terminal)
{
    private const int Clean = 0;
    private const int Damaged = 2;

    private readonly Argument<string> _directory = new("dir") { Description = "The directory that `hsm serve --store` was given." };
    private readonly Option<bool> _json = OptionFactory.Flag("--json", "One JSON object on standard output.");

    internal Command Create()
    {
        var command = new Command(
            "fsck",
            "Says what is in a store and what is wrong with it. Reads only. Exit codes: 0 nothing is wrong; 1 usage, not readable, or in use; 2 damaged.")
        {
            _directory, _json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string directory = parsed.GetRequiredValue(_directory);
        StoreReport report = StoreCheck.Look(directory);
        if (report.Verdict is StoreVerdict.NotReadable or StoreVerdict.OtherVersion)
        {
            throw new InputException(report.Problem?.Message ?? report.Faults[0], "Nothing was changed.");
        }

        if (parsed.GetValue(_json))
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(StoreJson.Of(directory, report), JsonText.Options));
        }
        else
        {
            StoreText.Write(terminal, directory, report);
        }

        return report.Verdict == StoreVerdict.Damaged ? Damaged : Clean;
    }
}
