using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Scenarios;
using Linearizability;

namespace Hsm.Oracle.Reports;

/// <summary>A folder that proves one finding.</summary>
internal sealed class EvidenceFolder
{
    public const string HistoryName = "history.jsonl";
    public const string MinimalName = "minimal.jsonl";
    public const string MarkdownName = "report.md";
    public const string HtmlName = "report.html";

    private readonly List<TargetFact> _files =
    [
        new(MarkdownName, "this report as Markdown"),
        new(HtmlName, "this report as a page"),
    ];

    private EvidenceFolder(string path) => FullPath = path;

    public string FullPath { get; }

    public string Minimal => Path.Combine(FullPath, MinimalName);

    /// <summary>Makes a folder of a name that is free.</summary>
    /// <exception cref="OracleException">It can't be made.</exception>
    public static EvidenceFolder Create(string parent, string name)
    {
        try
        {
            for (int i = 1; ; i++)
            {
                string path = Path.Combine(parent, i == 1 ? name : $"{name}.{i}");
                if (!Path.Exists(path))
                {
                    return new EvidenceFolder(Directory.CreateDirectory(path).FullName);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OracleException($"Evidence can't be written to {parent}: {exception.Message}", "Name a folder that can be written with --out DIR.");
        }
    }

    /// <summary>Writes a history of a round that did not come to its end; calls that never returned, or whose answer was lost, are open.</summary>
    public void Write(JudgedHistory judged, string part)
    {
        string name = $"history{part}.jsonl";
        HistoryWriter.WriteFile(Path.Combine(FullPath, name), judged.Header, judged.Lines);
        string verdict = judged.Verdict switch
        {
            Verdict.Linearizable => "an order explains what was answered",
            Verdict.NotLinearizable => "no order explains what was answered, which is reported apart",
            _ => "whether an order explains them was not found out in time",
        };
        _files.Add(new(name, $"the calls until then, one a line, those without a return open; {verdict}"));
    }

    /// <summary>Writes the whole history and, where there is evidence, the minimal one.</summary>
    public void Write(JudgedHistory judged)
    {
        HistoryWriter.WriteFile(Path.Combine(FullPath, HistoryName), judged.Header, judged.Lines);
        _files.Add(new(HistoryName, judged.Before is null ? "every call of the history, one a line" : "the calls of the part that fails, one a line; " + judged.Before));
        if (judged.Evidence is not { } evidence || judged.Before is not null)
        {
            return;
        }

        HashSet<int> whole = [.. evidence.Settled, .. evidence.Core.Select(static call => call.Index)];
        HashSet<int> forgotten = [.. evidence.Calls.Select(static call => call.Index).Except(whole)];
        IEnumerable<HistoryLine> lines = judged.Lines.Select((line, index) => whole.Contains(index) ? line
            : forgotten.Contains(index) ? line with { Return = null, Result = null }
            : null).OfType<HistoryLine>();
        HistoryWriter.WriteFile(Minimal, judged.Header with { Note = "the minimal failing calls; those without a return are forgotten ones that may have taken effect" }, lines);
        _files.Add(new(MinimalName, $"the minimal failing calls {(evidence.Settled.Count == 0 ? "alone" : "and those before that they depend on")}; judged again, they fail again"));
    }

    /// <summary>Writes both reports.</summary>
    public void Write(ViolationReport report)
    {
        ViolationReport whole = report with { Files = _files };
        File.WriteAllText(Path.Combine(FullPath, MarkdownName), MarkdownReport.Of(whole));
        File.WriteAllText(Path.Combine(FullPath, HtmlName), HtmlReport.Of(whole));
    }
}
