using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Reports;
using Interleave.Cli.Hosting;
using Linearizability;

namespace Hsm.Cli.Checking;

/// <summary>One run of <c>hsm check --history</c>.</summary>
internal sealed class FileCheck(Terminal terminal, TextWriter words, CheckArguments arguments)
{
    internal int Run(ParseResult parsed)
    {
        string path = parsed.GetValue(arguments.History)!;
        using var interruption = new Interruption();
        var clock = Stopwatch.StartNew();
        RecordedHistory history = HistoryFile.Read(path, arguments.ReadFile(parsed));
        TimeSpan reading = clock.Elapsed;
        JudgedHistory judged = history.Judge(arguments.ReadBounds(parsed) with { CancellationToken = interruption.Token });
        TimeSpan judging = clock.Elapsed - reading;
        string folder = judged.Evidence is null ? "" : Save(parsed, path, judged);
        var result = new FileJson(
            path, judged.Header.Model, CheckJson.Word(judged.Verdict), judged.Calls, judged.OverlappingPairs, Math.Round(judging.TotalSeconds, 3), judged.Bound, folder, ExitCodeOf(judged.Verdict));
        Write(result, judged, reading);
        if (parsed.GetValue(arguments.Json))
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(result, JsonText.Options));
        }

        return result.ExitCode;
    }

    private static int ExitCodeOf(Verdict verdict) => verdict switch
    {
        Verdict.Linearizable => 0,
        Verdict.NotLinearizable => 2,
        _ => 3,
    };

    private string Save(ParseResult parsed, string path, JudgedHistory judged)
    {
        using OutputFolder output = OutputFolder.Open(Path.GetFullPath(parsed.GetValue(arguments.Output) ?? CheckArguments.DefaultOutput));
        return FileEvidence.Save(output.FullPath, path, judged, CheckArguments.CommandLine);
    }

    private void Write(FileJson result, JudgedHistory judged, TimeSpan reading)
    {
        words.WriteLine($"{result.File}: {result.Model}, {result.Calls:N0} calls, {result.OverlappingPairs:N0} overlapping pairs, read in {reading.TotalSeconds:0.00} s, judged in {result.Seconds:0.00} s");
        if (judged.Evidence is { } evidence)
        {
            words.WriteLine();
            words.WriteLine(ViolationText.Claim(evidence));
            words.WriteLine();
            words.Write(ViolationText.Picture(evidence));
            words.WriteLine();
            words.Write(ViolationText.Prefix(evidence));
            words.WriteLine();
            words.WriteLine($"Evidence: {Path.Combine(SelfCommand.Relative(result.Evidence), EvidenceFolder.HtmlName)}");
        }

        words.WriteLine(judged.Verdict switch
        {
            Verdict.Linearizable => "linearizable",
            Verdict.NotLinearizable => "NOT LINEARIZABLE",
            _ => $"unknown: {judged.Bound}. Give it more --seconds, or a shorter history.",
        });
    }
}
