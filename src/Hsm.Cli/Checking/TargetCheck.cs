using System.CommandLine;
using System.Text.Json;
using Hsm.Oracle.Scenarios;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Checking;

/// <summary>One run of <c>hsm check</c> against a target.</summary>
internal sealed class TargetCheck(Terminal terminal, TextWriter words, CheckArguments arguments)
{
    internal int Run(ParseResult parsed, TargetArguments chosen)
    {
        OracleOptions options = arguments.Read(parsed, chosen);
        using OutputFolder output = OutputFolder.Open(options.OutputFolder);
        using var interruption = new Interruption();
        using IOracleTarget target = chosen.Open(parsed);
        CheckText.WriteBeginning(words, target, options);
        OracleReport report;
        using (var board = new CheckBoard(terminal, words))
        {
            report = new OracleRun(target, options, board).Run(interruption.Token);
        }

        CheckText.Write(words, terminal, report);
        if (parsed.GetValue(arguments.Json))
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(CheckJson.Of(report, options), JsonText.Options));
        }

        return report.ExitCode;
    }
}
