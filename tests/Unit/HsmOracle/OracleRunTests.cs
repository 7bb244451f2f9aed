using Hsm.Oracle;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Reports;
using Hsm.Oracle.Scenarios;
using Linearizability;
using Unit.Hsm;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>What a run makes of its rounds.</summary>
public sealed class OracleRunTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly ProgressLog _progress = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_RightTarget_IsLinearizableAndTellsWhatWasCovered()
    {
        var scenario = new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Right, ScriptedScenario.Right));
        using var target = new ScriptedTarget(scenario);

        OracleReport report = Run(target);

        Assert.Equal(0, report.ExitCode);
        ScenarioSummary summary = Assert.Single(report.Scenarios);
        Assert.Equal((ScenarioVerdict.Linearizable, 3, 12L, 6L), (summary.Verdict, summary.Rounds, summary.Calls, summary.OverlappingPairs));
        Assert.Equal(4_000, summary.CallsPerSecond, 1);
        Assert.Equal(["clean", "clean"], target.Events);
        Assert.Equal([(-1, 7UL, 1), (0, 7UL, 3), (1, 8UL, 3), (2, 9UL, 3)], scenario.Plans.Select(plan => (plan.Round, plan.Seed, plan.Threads)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Equal(["began register", "judged 0", "judged 1", "judged 2", "judged 3", "ended Linearizable"], _progress.Lines);
    }

    [Fact]
    public void Run_PlantedViolationMissed_IsBlindAndDrivesNothing()
    {
        var scenario = new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Right)) { Seeded = ScriptedScenario.Right };
        using var target = new ScriptedTarget(scenario);

        OracleReport report = Run(target);

        Assert.Equal(3, report.ExitCode);
        Assert.Equal(ScenarioVerdict.Blind, report.Scenarios[0].Verdict);
        Assert.Contains("blind", report.Scenarios[0].Detail, StringComparison.Ordinal);
        Assert.Empty(scenario.Plans);
    }

    [Fact]
    public void Run_Violation_SavesEvidenceThatFailsAgain()
    {
        using var target = new ScriptedTarget(new ScriptedScenario("register", plan => ScriptedScenario.Completed(plan.Round == 1 ? ScriptedScenario.Wrong : ScriptedScenario.Right)));

        OracleReport report = Run(target);

        Assert.Equal(2, report.ExitCode);
        FoundViolation found = Assert.Single(report.Scenarios[0].Violations);
        Assert.Equal((ScenarioVerdict.NotLinearizable, 1), (found.Verdict, found.Round));
        Assert.Equal(Path.Combine(_folder.Path, "register-seed-8"), found.Folder);
        Assert.Equal(["history.jsonl", "minimal.jsonl", "report.html", "report.md"], Directory.EnumerateFiles(found.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string minimal = Path.Combine(found.Folder, "minimal.jsonl");
        Assert.Equal(Verdict.NotLinearizable, HistoryFile.Read(minimal).Judge(CheckOptions.Default).Verdict);
        Assert.Equal(Verdict.NotLinearizable, HistoryFile.Read(Path.Combine(found.Folder, "history.jsonl")).Judge(CheckOptions.Default).Verdict);
        string markdown = File.ReadAllText(Path.Combine(found.Folder, "report.md"));
        Assert.Contains("hsm check --scripted a b --scenario register --seed 8 --threads 3 --processes 1", markdown, StringComparison.Ordinal);
        Assert.Contains("Drive the target again (a key in the variable KEY); ", markdown, StringComparison.Ordinal);
        Assert.Contains($"hsm check --history {minimal}", markdown, StringComparison.Ordinal);
        string html = File.ReadAllText(Path.Combine(found.Folder, "report.html"));
        Assert.Contains("A &amp; &lt;B&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Run_ManyViolations_EndsTheScenarioAtTheLimit()
    {
        var scenario = new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Wrong));
        using var target = new ScriptedTarget(scenario);

        OracleReport report = Run(target, options => options with { MaxViolations = 2, MaxRounds = 100 });

        Assert.Equal(2, report.Scenarios[0].Violations.Count);
        Assert.Equal([-1, 0], scenario.Plans.Select(plan => plan.Round));
        Assert.Contains("even a single client sees it", report.Scenarios[0].Violations[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RoundThatIsWrongEverywhere_IsExplainedAsOftenAsWasAsked()
    {
        using var target = new ScriptedTarget(new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Wrong, ScriptedScenario.Wrong)));

        Assert.Single(Run(target, options => options with { MaxViolations = 1 }).Scenarios[0].Violations);
    }

    [Fact]
    public void Run_TwoKindsOfHistories_OneDoesNotSilenceTheOther()
    {
        var scenario = new ScriptedScenario("register", plan => ScriptedScenario.Completed(plan.Round < 5 ? ScriptedScenario.Right : ScriptedScenario.Wrong, ScriptedScenario.Missing));
        using var target = new ScriptedTarget(scenario);

        OracleReport report = Run(target, options => options with { MaxViolations = 2, MaxRounds = 100 });

        Assert.Equal([-1, 0, 5, 6], report.Scenarios[0].Violations.Select(found => found.Round));
        Assert.Equal(6, scenario.Plans[^1].Round);
    }

    [Fact]
    public void Run_RoundsThatHang_EndTheScenarioAtTheLimit()
    {
        var scenario = new ScriptedScenario("register", plan => plan.Round % 2 == 0 ? new RoundRecord { End = RoundEnd.Hung } : ScriptedScenario.Completed(ScriptedScenario.Right));
        using var target = new ScriptedTarget(scenario);

        Run(target, options => options with { MaxViolations = 2, MaxRounds = 100 });

        Assert.Equal([-1, 0, 1, 2], scenario.Plans.Select(plan => plan.Round));
    }

    [Fact]
    public void Run_Deviation_CountsUnlessAllowedAndIsAdmittedLater()
    {
        var deviation = new Deviation("logout-when-logged-out", "C_Logout", "CKR_USER_NOT_LOGGED_IN", "CKR_OK", "PKCS#11 v2.40, 5.6");
        var scenario = new ScriptedScenario("login", plan => ScriptedScenario.Completed(ScriptedScenario.Right) with { Deviations = plan.IsSingleClient ? [deviation] : [] });
        using var target = new ScriptedTarget(scenario);

        OracleReport refused = Run(target);
        OracleReport allowed = Run(target, options => options with { Allowed = new HashSet<string>(StringComparer.Ordinal) { "logout-when-logged-out" } });

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(ScenarioVerdict.Linearizable, refused.Scenarios[0].Verdict);
        Assert.Equal(deviation, Assert.Single(refused.Unadmitted));
        Assert.Equal(0, allowed.ExitCode);
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 1], scenario.Plans.Select(plan => plan.Admitted.Count));
    }

    [Theory]
    [InlineData(RoundEnd.Crashed, ScenarioVerdict.Crashed, "crashed")]
    [InlineData(RoundEnd.Hung, ScenarioVerdict.Hung, "hung")]
    [InlineData(RoundEnd.Corrupted, ScenarioVerdict.Corrupted, "was left corrupted")]
    public void Run_RoundThatEndsBadly_IsAFindingWithItsLastCalls(RoundEnd end, ScenarioVerdict expected, string word)
    {
        using var target = new ScriptedTarget(new ScriptedScenario("objects", plan => plan.Round == 0
            ? new RoundRecord { End = end, Detail = "Signal 11.", LastCalls = ["client 1: C_FindObjects(3) never returned"] }
            : ScriptedScenario.Completed(ScriptedScenario.Right)));

        OracleReport report = Run(target);

        Assert.Equal(2, report.ExitCode);
        FoundViolation found = Assert.Single(report.Scenarios[0].Violations);
        Assert.Equal(expected, found.Verdict);
        Assert.Contains(word, found.Sentence, StringComparison.Ordinal);
        string markdown = File.ReadAllText(Path.Combine(found.Folder, EvidenceFolder.MarkdownName));
        Assert.Contains("Signal 11.", markdown, StringComparison.Ordinal);
        Assert.Contains("C_FindObjects(3) never returned", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RoundThatEndsBadlyWithHistories_SavesThemAndReportsAViolationBeside()
    {
        using var target = new ScriptedTarget(new ScriptedScenario("objects", plan => plan.Round == 0
            ? ScriptedScenario.Completed(ScriptedScenario.Wrong, ScriptedScenario.Right) with { End = RoundEnd.Hung, Detail = "A call did not return." }
            : ScriptedScenario.Completed(ScriptedScenario.Right)));

        OracleReport report = Run(target);

        Assert.Equal(ScenarioVerdict.Hung, report.Scenarios[0].Verdict);
        Assert.Equal([ScenarioVerdict.Hung, ScenarioVerdict.NotLinearizable], report.Scenarios[0].Violations.Select(static one => one.Verdict));
        (string hung, string violated) = (report.Scenarios[0].Violations[0].Folder, report.Scenarios[0].Violations[1].Folder);
        string[] histories = Directory.GetFiles(hung, "history*.jsonl");
        Assert.Equal(2, histories.Length);
        Assert.Equal([Verdict.Linearizable, Verdict.NotLinearizable], histories.Select(static file => HistoryFile.Read(file).Judge(CheckOptions.Default).Verdict).Order());
        Assert.Contains("no order explains what was answered", File.ReadAllText(Path.Combine(hung, EvidenceFolder.MarkdownName)), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(violated, EvidenceFolder.MinimalName)));
    }

    [Fact]
    public void Run_RoundThatTellsWhatIsNotCharged_IsTold()
    {
        using var target = new ScriptedTarget(new ScriptedScenario(
            "objects", plan => ScriptedScenario.Completed(ScriptedScenario.Right) with { Detail = plan.Round == 0 ? "That did not come again." : null }));

        OracleReport report = Run(target);

        Assert.Equal(0, report.ExitCode);
        Assert.Equal("That did not come again.", report.Scenarios[0].Detail);
    }

    [Fact]
    public void Run_RoundsThatTellDifferentThings_AreAllToldOnce()
    {
        using var target = new ScriptedTarget(new ScriptedScenario(
            "objects", plan => ScriptedScenario.Completed(ScriptedScenario.Right) with { Detail = plan.Round == 0 ? "That did not come again." : "That was left active." }));

        OracleReport report = Run(target);

        Assert.Equal(0, report.ExitCode);
        Assert.Equal("That was left active. That did not come again.", report.Scenarios[0].Detail);
    }

    [Fact]
    public void Run_UnsupportedScenarioAlone_JudgesNothing()
    {
        var unsupported = new ScriptedScenario("find", _ => RoundRecord.Unsupported("It refuses CKO_DATA."));
        var supported = new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Right));
        using var both = new ScriptedTarget(unsupported, supported);

        Assert.Equal(0, Run(both).ExitCode);
        OracleReport alone = Run(both, options => options with { Scenarios = ["find"] });

        Assert.Equal(1, alone.ExitCode);
        Assert.Equal((ScenarioVerdict.Unsupported, "It refuses CKO_DATA."), (alone.Scenarios[0].Verdict, alone.Scenarios[0].Detail));
        Assert.Equal([-1, -1], unsupported.Plans.Select(plan => plan.Round));
    }

    [Fact]
    public void Run_BoundReached_IsUnknownAndNoCleanVerdict()
    {
        using var target = new ScriptedTarget(new ScriptedScenario("register", _ => ScriptedScenario.Completed(new EndlessHistory())));

        OracleReport report = Run(target);

        Assert.Equal(3, report.ExitCode);
        Assert.Equal((ScenarioVerdict.Unknown, 4), (report.Scenarios[0].Verdict, report.Scenarios[0].Unknowns));
    }

    [Fact]
    public void Run_WhatTheStandardLeavesUndefined_IsDrivenOnlyByItsName()
    {
        var undefined = new ScriptedScenario("finalize", _ => ScriptedScenario.Completed())
        {
            Promise = new("C_Finalize beside calls crashes nothing.", "the test, 2", PromiseTier.Undefined),
        };
        using var target = new ScriptedTarget(new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Right)), undefined);

        Assert.Equal("register", Assert.Single(Run(target).Scenarios).Name);
        Assert.Empty(undefined.Plans);
        Assert.Equal("finalize", Assert.Single(Run(target, options => options with { Scenarios = ["finalize"] }).Scenarios).Name);
    }

    [Fact]
    public void Run_UnknownScenario_NamesThoseThereAre()
    {
        using var target = new ScriptedTarget(new ScriptedScenario("register", _ => ScriptedScenario.Completed()));

        OracleException refused = Assert.Throws<OracleException>(() => Run(target, options => options with { Scenarios = ["regsiter"] }));

        Assert.Contains("register", refused.Next, StringComparison.Ordinal);
        Assert.Empty(target.Events);
    }

    [Fact]
    public void Run_Cancelled_CleansAndTellsWhatThereIs()
    {
        using var source = new CancellationTokenSource();
        var first = new ScriptedScenario("one", plan =>
        {
            if (plan.Round == 1)
            {
                source.Cancel();
            }

            return ScriptedScenario.Completed(ScriptedScenario.Right);
        });
        using var target = new ScriptedTarget(first, new ScriptedScenario("two", _ => ScriptedScenario.Completed()));

        OracleReport report = new OracleRun(target, Options(), _progress).Run(source.Token);

        Assert.True(report.Interrupted);
        Assert.Equal(3, report.ExitCode);
        Assert.Equal("one", Assert.Single(report.Scenarios).Name);
        Assert.Equal(["clean", "clean"], target.Events);
    }

    [Fact]
    public void Run_KeepsEveryRound_WritesCleanHistoriesToo()
    {
        using var target = new ScriptedTarget(new ScriptedScenario("register", _ => ScriptedScenario.Completed(ScriptedScenario.Right)));

        Run(target, options => options with { KeepsEveryRound = true });

        Assert.Equal(
            ["seed-7.jsonl", "seed-8.jsonl", "seed-9.jsonl", "single-client.jsonl"],
            Directory.EnumerateFiles(_folder["register"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private OracleReport Run(IOracleTarget target, Func<OracleOptions, OracleOptions>? change = null) =>
        new OracleRun(target, (change ?? (static options => options))(Options()), _progress).Run(CancellationToken.None);

    private OracleOptions Options() => new() { OutputFolder = _folder.Path, Threads = 3, Seed = 7, MaxRounds = 3, Time = TimeSpan.FromMinutes(5) };

    private sealed class EndlessHistory : RecordedHistory
    {
        public override string Model => "register";

        public override int Calls => 1;

        public override JudgedHistory Judge(CheckOptions options) =>
            new() { Header = new HistoryHeader(Model), Verdict = Verdict.Unknown, Calls = 1, OverlappingPairs = 0, Lines = [] };
    }

    private sealed class ProgressLog : IOracleProgress
    {
        public List<string> Lines { get; } = [];

        public void Began(IOracleScenario scenario) => Lines.Add("began " + scenario.Name);

        public void Judged(ScenarioSummary soFar) => Lines.Add($"judged {soFar.Rounds}");

        public void Found(IOracleScenario scenario, FoundViolation violation) => Lines.Add($"found {violation.Verdict}");

        public void Ended(ScenarioSummary summary) => Lines.Add($"ended {summary.Verdict}");
    }
}
