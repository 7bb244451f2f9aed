using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>Saves what is found in a history file.</summary>
internal static class FileEvidence
{
    /// <summary>Writes the folder.</summary>
    /// <returns>Its full path.</returns>
    public static string Save(string parent, string file, JudgedHistory judged, Func<IReadOnlyList<string>, string> commandLine)
    {
        EvidenceFolder folder = EvidenceFolder.Create(parent, Path.GetFileNameWithoutExtension(file));
        folder.Write(judged);
        folder.Write(new ViolationReport
        {
            Sentence = $"{Path.GetFileName(file)} is not linearizable: model {judged.Header.Model}",
            Verdict = ScenarioVerdict.NotLinearizable,
            Target = Path.GetFullPath(file),
            RunFacts =
            [
                new("model", judged.Header.Model),
                new("calls in the history", $"{judged.Calls:N0}"),
                new("pairs that overlapped", $"{judged.OverlappingPairs:N0}"),
                .. judged.Header.Clock is { } clock ? (TargetFact[])[new("clock", clock)] : [],
            ],
            MachineFacts = MachineFacts.Now(),
            Commands = judged.Before is null
                ? [
                    new("Judge the whole history again", commandLine(["--history", Path.Combine(folder.FullPath, EvidenceFolder.HistoryName)])),
                    new("Judge the minimal history again", commandLine(["--history", folder.Minimal])),
                ]
                : [new("Judge the whole history again", commandLine(["--history", Path.GetFullPath(file), "--in-parts"]))],
            Detail = judged.Before is null ? null : judged.Before + ".",
            Evidence = judged.Evidence,
        });
        return folder.FullPath;
    }
}
