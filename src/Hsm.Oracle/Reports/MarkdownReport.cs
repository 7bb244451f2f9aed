using System.Text;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>A finding as Markdown, for an issue or a mail.</summary>
internal static class MarkdownReport
{
    public static string Of(ViolationReport report)
    {
        var text = new StringBuilder();
        text.Append($"# {Text(report.Sentence)}\n\n");
        text.Append($"Target: {Text(report.Target)}  \nVerdict: **{ViolationText.Word(report.Verdict)}**\n");
        if (report.Promise is { } promise)
        {
            text.Append($"\n## What is promised\n\n{Text(promise.Sentence)}\n\n- {Text(promise.Clause)}\n- {ViolationText.Tier(promise.Tier)}\n");
        }

        if (report.Detail is { } detail)
        {
            text.Append($"\n## What happened\n\n{Text(detail)}\n");
        }

        if (report.LastCalls.Count > 0)
        {
            text.Append("\n## Last calls\n\n```\n").Append(string.Join('\n', report.LastCalls)).Append("\n```\n");
        }

        if (report.Evidence is { } evidence)
        {
            Append(text, evidence);
        }

        Append(text, "How to see it again", report.Commands, static fact => $"{fact.Name}:\n\n```\n{fact.Value}\n```\n");
        Append(text, "Target", report.TargetFacts, Row);
        Append(text, "Run", report.RunFacts, Row);
        Append(text, "Machine", report.MachineFacts, Row);
        Append(text, "Files", report.Files, static fact => $"- `{fact.Name}`: {fact.Value}\n");
        return text.ToString();
    }

    private static string Row(TargetFact fact) => $"- {fact.Name}: {Text(fact.Value)}\n";

    // What targets tell of themselves must not become tags.
    private static string Text(string text) => text.Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Append(StringBuilder text, string heading, IReadOnlyList<TargetFact> facts, Func<TargetFact, string> row)
    {
        if (facts.Count > 0)
        {
            text.Append($"\n## {heading}\n\n").AppendJoin("", facts.Select(row));
        }
    }

    private static void Append(StringBuilder text, Evidence evidence)
    {
        text.Append($"\n## What can't be explained\n\n{ViolationText.Claim(evidence)}\n\n");
        text.Append("```\n").Append(ViolationText.Picture(evidence)).Append("```\n");
        if (evidence.Prefixes.Count == 0)
        {
            return;
        }

        var calls = evidence.Calls.ToDictionary(static call => call.Index);
        text.Append("\n## How far an order gets\n");
        foreach (EvidencePrefix prefix in evidence.Prefixes.Take(ViolationText.MaxPrefixes))
        {
            text.Append("\n```\n").Append(ViolationText.Tell(prefix, calls)).Append("```\n");
        }
    }
}
