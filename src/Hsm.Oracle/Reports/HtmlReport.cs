using System.Net;
using System.Text;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>A finding as one page that needs nothing else: no script, no font, no picture from elsewhere.</summary>
internal static class HtmlReport
{
    public static string Of(ViolationReport report)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<title>{Text(report.Sentence)}</title>\n<style>\n{HtmlStyle.Css}\n</style>\n</head>\n<body>\n");
        page.Append($"<span class=\"badge\">{Text(ViolationText.Word(report.Verdict))}</span>\n<h1>{Text(report.Sentence)}</h1>\n<p class=\"soft\">Target: <span class=\"mono\">{Text(report.Target)}</span></p>\n");
        if (report.Promise is { } promise)
        {
            page.Append($"<h2>What is promised</h2>\n<p>{Text(promise.Sentence)}</p>\n<p class=\"soft\">{Text(promise.Clause)} <span class=\"tier\">{Text(ViolationText.Tier(promise.Tier))}</span></p>\n");
        }

        if (report.Detail is { } detail)
        {
            page.Append($"<h2>What happened</h2>\n<p>{Text(detail)}</p>\n");
        }

        if (report.LastCalls.Count > 0)
        {
            page.Append($"<h2>Last calls</h2>\n<pre>{Text(string.Join('\n', report.LastCalls))}</pre>\n");
        }

        if (report.Evidence is { } evidence)
        {
            AppendEvidence(page, evidence);
        }

        AppendCommands(page, report.Commands);
        AppendFacts(page, "Target", report.TargetFacts);
        AppendFacts(page, "Run", report.RunFacts);
        AppendFacts(page, "Machine", report.MachineFacts);
        AppendFacts(page, "Files beside this page", report.Files);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void AppendEvidence(StringBuilder page, Evidence evidence)
    {
        IReadOnlyList<EvidenceCall> drawn = IntervalPicture.Drawn(evidence);
        page.Append($"<h2>What can't be explained</h2>\n<p>{Text(ViolationText.Claim(evidence))}</p>\n");
        page.Append($"<div class=\"card picture\">\n{IntervalPicture.Of(drawn)}</div>\n");
        page.Append("<p class=\"key\"><i class=\"k-core\"></i>the calls in question");
        page.Append(evidence.Calls.Any(static call => call.Role == CallRole.Forgotten) ? "<i class=\"k-forgotten\"></i>calls that may have taken effect or not, with whatever answer" : "");
        page.Append(". A bar runs from call to return; bars that overlap ran at once. Time goes right, stretched to fit the texts.");
        page.Append(drawn.Count < evidence.Calls.Count ? $" {drawn.Count:N0} of {evidence.Calls.Count:N0} calls are drawn.</p>\n" : "</p>\n");
        AppendPrefixes(page, evidence);
        AppendTable(page, drawn);
    }

    private static void AppendPrefixes(StringBuilder page, Evidence evidence)
    {
        if (evidence.Prefixes.Count == 0)
        {
            return;
        }

        var calls = evidence.Calls.ToDictionary(static call => call.Index);
        page.Append("<h2>How far an order gets</h2>\n");
        AppendPrefix(page, evidence.Prefixes[0], calls);
        int others = Math.Min(evidence.Prefixes.Count, ViolationText.MaxPrefixes) - 1;
        if (others > 0)
        {
            page.Append($"<details><summary>{(others == 1 ? "Another order gets" : $"{others} other orders get")} as far</summary>\n");
            foreach (EvidencePrefix prefix in evidence.Prefixes.Skip(1).Take(others))
            {
                AppendPrefix(page, prefix, calls);
            }

            page.Append("</details>\n");
        }
    }

    private static void AppendPrefix(StringBuilder page, EvidencePrefix prefix, Dictionary<int, EvidenceCall> calls)
    {
        int hidden = Math.Max(0, prefix.Order.Count - ViolationText.MaxOrder);
        page.Append("<div class=\"card\">\n");
        page.Append(hidden > 0 ? $"<p class=\"soft\">… {hidden:N0} calls before these</p>\n" : "");
        page.Append(prefix.Order.Count == 0 ? "" : $"<ol start=\"{hidden + 1}\" class=\"mono\">\n");
        page.AppendJoin("", prefix.Order.Skip(hidden).Select(index => $"<li>{Text(ViolationText.Of(calls[index]))}</li>\n"));
        page.Append(prefix.Order.Count == 0 ? "" : "</ol>\n");
        page.Append($"<div class=\"refused\"><p>{(prefix.Order.Count == 0 ? "First" : "and then")} none of:</p>\n");
        foreach (RefusedCall refused in prefix.Refused)
        {
            page.Append($"<p><span class=\"mono\">{Text(ViolationText.Of(calls[refused.Index]))}</span> — <span class=\"need\">{Text(ViolationText.Need(refused))}</span></p>\n");
        }

        page.Append("</div>\n</div>\n");
    }

    private static void AppendTable(StringBuilder page, IReadOnlyList<EvidenceCall> calls)
    {
        page.Append("<h2>The calls</h2>\n<div class=\"card\"><table>\n<tr><th>#</th><th>client</th><th>called</th><th>returned</th><th>asked</th><th>answered</th></tr>\n");
        foreach (EvidenceCall call in calls)
        {
            string answered = call.Return is null ? "never" : ViolationText.Bare(call.Answered);
            string[] cells = [$"{call.Index}", $"{call.Client}", call.Call == long.MinValue ? "before" : $"{call.Call}", $"{call.Return}", call.Asked, answered];
            page.Append(call.Role == CallRole.Core ? "<tr class=\"core\">" : "<tr>").AppendJoin("", cells.Select(static cell => $"<td class=\"mono\">{Text(cell)}</td>")).Append("</tr>\n");
        }

        page.Append("</table></div>\n");
    }

    private static void AppendCommands(StringBuilder page, IReadOnlyList<TargetFact> commands)
    {
        if (commands.Count > 0)
        {
            page.Append("<h2>How to see it again</h2>\n").AppendJoin("", commands.Select(static c => $"<p>{Text(c.Name)}:</p>\n<pre>{Text(c.Value)}</pre>\n"));
        }
    }

    private static void AppendFacts(StringBuilder page, string heading, IReadOnlyList<TargetFact> facts)
    {
        if (facts.Count > 0)
        {
            page.Append($"<h2>{heading}</h2>\n<div class=\"card\"><table>\n");
            page.AppendJoin("", facts.Select(static fact => $"<tr><td class=\"what\">{Text(fact.Name)}</td><td>{Text(fact.Value)}</td></tr>\n")).Append("</table></div>\n");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
