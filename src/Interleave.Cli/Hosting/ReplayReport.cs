using System.Text.Json;
using Interleave.Runtime;
using Interleave.Trace;

namespace Interleave.Cli.Hosting;

/// <summary>Runs a replay and tells how it went; the same in both commands.</summary>
/// <param name="terminal">Where it tells.</param>
/// <param name="json">Whether the result is one JSON object.</param>
internal sealed class ReplayReport(Terminal terminal, bool json)
{
    internal int Run(ITestTarget target, ScheduleFile file, string path, int times)
    {
        TextWriter words = json ? terminal.Error : terminal.Output;
        var run = new ReplayRun(target, file);
        if (run.Changes is { } changes)
        {
            words.WriteLine("CHANGED: " + changes);
            words.WriteLine("It is replayed all the same, as far as it goes.");
        }

        using var interruption = new Interruption();
        ReplayOutcome outcome = run.Run(times, interruption.Token);
        Tell(words, file, run.Changes, outcome);
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(ReplayJson.Of(file, path, run.Changes, outcome), JsonText.Options));
        }

        return outcome.ExitCode;
    }

    private static void Tell(TextWriter words, ScheduleFile file, string? changes, ReplayOutcome outcome)
    {
        if (outcome.Finding is { } finding)
        {
            FindingText.Write(words, finding);
            words.WriteLine();
        }

        if (outcome.IsSame)
        {
            string often = outcome.Times == 1 ? "" : $" {outcome.Times} times, the same each time";
            words.WriteLine($"Reproduced{often}: {file.Decisions.Count:N0} decisions, {outcome.Report.Steps:N0} points.");
        }
        else if (outcome.Problem is { } problem)
        {
            words.WriteLine(changes is null ? "ENGINE DEFECT, not a bug of yours: " + problem : "Not reproduced, as the code changed: " + problem);
        }
        else
        {
            words.WriteLine("The schedule ran through as recorded, without a finding.");
        }
    }
}
