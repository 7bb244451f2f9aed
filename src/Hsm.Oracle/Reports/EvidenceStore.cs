using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Reports;

/// <summary>Saves what a run finds: a folder for each thing found, never over an older one.</summary>
internal sealed class EvidenceStore(IOracleTarget target, OracleOptions options)
{
    /// <summary>Saves a history that is not linearizable.</summary>
    public FoundViolation Save(IOracleScenario scenario, RoundPlan plan, JudgedHistory judged)
    {
        bool single = plan.Round < 0;
        string who = single ? "even a single client sees it" : $"{plan.Threads * plan.Processes} clients";
        string what = judged.Name.Length == 0 ? "" : $", {judged.Name}";
        EvidenceFolder folder = Folder(scenario, plan, judged.Name);
        var report = new ViolationReport
        {
            Sentence = $"{target.Name} is not linearizable: scenario {scenario.Name}{what}, {who}",
            Verdict = ScenarioVerdict.NotLinearizable,
            Target = target.Name,
            TargetFacts = target.Facts,
            Promise = scenario.Promise,
            RunFacts = [.. Facts(scenario, plan), new("calls in the history", $"{judged.Calls:N0}"), new("pairs that overlapped", $"{judged.OverlappingPairs:N0}")],
            MachineFacts = MachineFacts.Now(),
            Commands = [Rerun(scenario, plan), Judge(folder)],
            Evidence = judged.Evidence,
        };
        folder.Write(judged);
        folder.Write(report);
        return new FoundViolation(report.Verdict, plan.Round, report.Sentence, folder.FullPath) { Picture = judged.Evidence is { } evidence ? ViolationText.Picture(evidence) + "\n" + ViolationText.Prefix(evidence) : "" };
    }

    /// <summary>Saves a crash, a hang or a corruption, with what was recorded until then.</summary>
    public FoundViolation SaveEnd(IOracleScenario scenario, RoundPlan plan, RoundRecord record, IReadOnlyList<JudgedHistory> judged)
    {
        (ScenarioVerdict verdict, string did) = record.End switch
        {
            RoundEnd.Crashed => (ScenarioVerdict.Crashed, "crashed"),
            RoundEnd.Hung => (ScenarioVerdict.Hung, "hung"),
            _ => (ScenarioVerdict.Corrupted, "was left corrupted"),
        };
        EvidenceFolder folder = Folder(scenario, plan, "");
        var report = new ViolationReport
        {
            Sentence = $"{target.Name} {did}: scenario {scenario.Name}, {plan.Threads * plan.Processes} client{(plan.IsSingleClient ? "" : "s")}",
            Verdict = verdict,
            Target = target.Name,
            TargetFacts = target.Facts,
            Promise = scenario.Promise,
            RunFacts = Facts(scenario, plan),
            MachineFacts = MachineFacts.Now(),
            Commands = [Rerun(scenario, plan)],
            Detail = record.Detail,
            LastCalls = record.LastCalls,
        };
        for (int i = 0; i < judged.Count; i++)
        {
            folder.Write(judged[i], judged.Count == 1 ? "" : Part(judged[i].Name.Length == 0 ? $"{i + 1}" : judged[i].Name));
        }

        folder.Write(report);
        return new FoundViolation(verdict, plan.Round, report.Sentence, folder.FullPath);
    }

    /// <summary>Writes a history down that nothing is wrong with.</summary>
    public void Keep(IOracleScenario scenario, RoundPlan plan, JudgedHistory judged)
    {
        string folder = Directory.CreateDirectory(Path.Combine(options.OutputFolder, scenario.Name)).FullName;
        HistoryWriter.WriteFile(Path.Combine(folder, $"{Round(plan)}{Part(judged.Name)}.jsonl"), judged.Header, judged.Lines);
    }

    private static string Round(RoundPlan plan) => plan.Round < 0 ? "single-client" : $"seed-{plan.Seed}";

    private static string Part(string name) => name.Length == 0 ? "" : "-" + string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private EvidenceFolder Folder(IOracleScenario scenario, RoundPlan plan, string name) =>
        EvidenceFolder.Create(options.OutputFolder, $"{scenario.Name}-{Round(plan)}{Part(name)}");

    private List<TargetFact> Facts(IOracleScenario scenario, RoundPlan plan)
    {
        List<TargetFact> facts =
        [
            new("scenario", scenario.Name),
            new("round", plan.Round < 0 ? "a single client, before the others" : $"{plan.Round}"),
            new("seed", $"{plan.Seed}"),
            new("clients", $"{plan.Processes:N0} process{(plan.Processes == 1 ? "" : "es")} × {plan.Threads:N0} thread{(plan.Threads == 1 ? "" : "s")}"),
        ];
        if (plan.Admitted.Count > 0)
        {
            facts.Add(new("deviations admitted", string.Join(", ", plan.Admitted.Order(StringComparer.Ordinal))));
        }

        return facts;
    }

    private TargetFact Rerun(IOracleScenario scenario, RoundPlan plan)
    {
        List<string> words =
        [
            .. target.CommandArguments,
            "--scenario", scenario.Name,
            "--seed", $"{plan.Seed}",
            "--threads", $"{options.Threads}",
            "--processes", $"{options.Processes}",
            .. options.Allowed.Order(StringComparer.Ordinal).SelectMany(static name => new[] { "--allow", name }),
        ];
        string needs = target.CommandNeeds is { } what ? $" ({what})" : "";
        return new($"Drive the target again{needs}; threads decide, so it may take more than one round", options.CommandLine(words));
    }

    private TargetFact Judge(EvidenceFolder folder) =>
        new("Judge the minimal history again, without the target", options.CommandLine(["--history", folder.Minimal]));
}
