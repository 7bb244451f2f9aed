using Hsm.Oracle.Histories;
using Hsm.Oracle.Reports;
using Hsm.Oracle.Scenarios;
using Linearizability;
using Unit.Rendering;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>The pages as they are reviewed.</summary>
public sealed class ReportTests
{
    [Fact]
    public void Markdown_OfAViolation() => Snapshot.Match(MarkdownReport.Of(Report()));

    [Fact]
    public void Html_OfAViolation() => Snapshot.Match(HtmlReport.Of(Report()));

    [Fact]
    public void Markdown_OfAHang() => Snapshot.Match(MarkdownReport.Of(Hang()));

    [Fact]
    public void Picture_LongHistory_IsCutIntoStripsThatLoseNothing()
    {
        EvidenceCall[] calls = [.. Enumerable.Range(0, 60).Select(i => new EvidenceCall(i, i % 4, 3 * i, i % 9 == 0 ? null : (3 * i) + 7)
        {
            Asked = $"write({i})",
            Answered = "-> nil",
            Role = i % 5 == 0 ? CallRole.Core : CallRole.Forgotten,
        })];

        string picture = IntervalPicture.Of(calls);

        Assert.True(picture.Split("<svg").Length > 3);
        Assert.All(calls, call => Assert.Contains($">#{call.Index} write(", picture, StringComparison.Ordinal));
        Assert.All(Widths(picture), width => Assert.InRange(width, 1, 1000.1));
    }

    private static IEnumerable<double> Widths(string picture) => picture.Split("<svg").Skip(1)
        .Select(svg => svg.Split("width=\"")[1].Split('"')[0])
        .Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static ViolationReport Report() => new()
    {
        Sentence = "pkcs11 /usr/lib/x.so is not linearizable: scenario register, 2 clients",
        Verdict = ScenarioVerdict.NotLinearizable,
        Target = "pkcs11 /usr/lib/x.so",
        TargetFacts = [new("manufacturer", "Makers & <Sons>"), new("library version", "2.6")],
        Promise = new("C_GetAttributeValue answers the value set last.", "PKCS#11 v2.40, 5.7", PromiseTier.Must),
        RunFacts = [new("seed", "7")],
        MachineFacts = [new("system", "Debian, X64")],
        Commands = [new("Drive the target again", "hsm check --pkcs11 /usr/lib/x.so --seed 7")],
        Files = [new("history.jsonl", "every call")],
        Evidence = ScriptedScenario.Wrong.Judge(CheckOptions.Default).Evidence,
    };

    private static ViolationReport Hang() => new()
    {
        Sentence = "pkcs11 /usr/lib/x.so hung: scenario find, 4 clients",
        Verdict = ScenarioVerdict.Hung,
        Target = "pkcs11 /usr/lib/x.so",
        Detail = "C_FindObjectsInit did not return within 30 s; the process was killed.",
        LastCalls = ["client 0: C_FindObjectsInit(3) never returned", "client 1: C_Logout(4) -> CKR_OK"],
    };
}
