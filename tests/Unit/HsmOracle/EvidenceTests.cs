using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Histories.Formats;
using Hsm.Oracle.Reports;
using Linearizability;
using Linearizability.Models;
using Unit.Hsm;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>Evidence holds by itself: judged again it fails, and without any call of its core it does not.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Minimal_OfEveryViolation_FailsAndIsMinimal()
    {
        using var folder = new TemporaryDirectory();
        int violations = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            JudgedHistory judged = Judge(seed);
            if (judged.Evidence is null)
            {
                continue;
            }

            violations++;
            EvidenceFolder saved = EvidenceFolder.Create(folder.Path, $"seed-{seed}");
            saved.Write(judged);
            string[] lines = File.ReadAllLines(saved.Minimal);
            Assert.Equal(judged.Evidence.Calls.Count, lines.Length - 1);
            Assert.Equal(Verdict.NotLinearizable, HistoryFile.Read(saved.Minimal).Judge(CheckOptions.Default).Verdict);
            for (int i = 0; judged.Evidence.IsMinimal && i < judged.Evidence.Calls.Count; i++)
            {
                if (judged.Evidence.Calls[i].Role == CallRole.Core)
                {
                    string forgotten = folder["forgotten.jsonl"];
                    File.WriteAllLines(forgotten, lines.Select((line, at) => at == i + 1 ? WithoutReturn(line) : line));
                    Assert.Equal(Verdict.Linearizable, HistoryFile.Read(forgotten).Judge(CheckOptions.Default).Verdict);
                }
            }
        }

        Assert.True(violations > 20, $"Only {violations} of the random histories fail: the test looks at nothing.");
    }

    [Fact]
    public void Prefixes_OfEveryViolation_RefuseACallAndSayWhatIsAllowed()
    {
        int refusals = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            if (Judge(seed).Evidence is { } evidence)
            {
                var calls = evidence.Calls.ToDictionary(call => call.Index);
                foreach (EvidencePrefix prefix in evidence.Prefixes)
                {
                    Assert.All(prefix.Order, index => Assert.True(calls.ContainsKey(index)));
                    Assert.All(prefix.Refused, refused =>
                    {
                        Assert.Equal(CallRole.Core, calls[refused.Index].Role);
                        Assert.DoesNotContain(calls[refused.Index].Answered, refused.Allowed);
                        Assert.Single(refused.Allowed);
                        refusals++;
                    });
                }
            }
        }

        Assert.True(refusals > 20, $"{refusals} refusals");
    }

    [Fact]
    public void Minimal_OfALongHistory_FailsAndStartsFromWhatWasSettled()
    {
        // Nothing ever written is a right answer where the last stretch begins the history, and a wrong one after the first put.
        using var folder = new TemporaryDirectory();
        string file = folder["long.jsonl"];
        File.WriteAllLines(file,
        [
            """{"format":"hsm-history","version":1,"model":"kv"}""",
            """{"client":0,"call":1,"return":2,"op":"put","args":{"key":"k","value":"v"}}""",
            .. Enumerable.Range(1, 300).Select(static i => Get(10 * i, "v")),
            Get(10_000, ""),
        ]);

        JudgedHistory judged = HistoryFile.Read(file).Judge(CheckOptions.Default);

        Assert.NotEmpty(judged.Evidence!.Settled);
        Assert.Equal(["-> v"], judged.Evidence.Prefixes[0].Refused.Single().Allowed);
        Assert.StartsWith($"After {judged.Evidence.Settled.Count} earlier calls, which some order explains, no order", ViolationText.Claim(judged.Evidence), StringComparison.Ordinal);
        EvidenceFolder saved = EvidenceFolder.Create(folder.Path, "long");
        saved.Write(judged);
        Assert.Equal(Verdict.NotLinearizable, HistoryFile.Read(saved.Minimal).Judge(CheckOptions.Default).Verdict);

        static string Get(int time, string value) =>
            $$"""{"client":1,"call":{{time}},"return":{{time + 5}},"op":"get","args":{"key":"k"},"result":"{{value}}"}""";
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Notes_AreWrittenReadAndShown(bool inParts)
    {
        using var folder = new TemporaryDirectory();
        string file = folder["noted.jsonl"];
        File.WriteAllLines(file,
        [
            """{"format":"hsm-history","version":1,"model":"set"}""",
            """{"client":0,"call":1,"return":2,"op":"add","args":{"value":7},"result":true,"note":"C_CreateObject(object 7) -> CKR_OK"}""",
            """{"client":1,"call":3,"return":4,"op":"remove","args":{"value":7},"result":false,"note":"C_DestroyObject(object 7) -> CKR_OBJECT_HANDLE_INVALID"}""",
        ]);

        JudgedHistory judged = HistoryFile.Read(file, new HistoryFileOptions { InParts = inParts }).Judge(CheckOptions.Default);
        HistoryWriter.WriteFile(folder["again.jsonl"], judged.Header, judged.Lines);

        Assert.Equal(File.ReadAllLines(file)[1..], File.ReadAllLines(folder["again.jsonl"])[1..]);
        EvidenceCall destroy = judged.Evidence!.Core.Last();
        Assert.Equal(("C_DestroyObject(object 7)", "CKR_OBJECT_HANDLE_INVALID"), (destroy.ShownAsked, destroy.ShownAnswered));
        Assert.Contains("C_DestroyObject(object 7)", judged.Evidence.Picture, StringComparison.Ordinal);
        Assert.Contains("[remove(7) -> False]", ViolationText.Of(destroy), StringComparison.Ordinal);
        Assert.Contains(">→ CKR_OBJECT_HANDLE_INVALID<", System.Net.WebUtility.HtmlDecode(IntervalPicture.Of(judged.Evidence.Calls)), StringComparison.Ordinal);
    }

    private static JudgedHistory Judge(int seed)
    {
        var model = new KeyValueModel();
        var format = new KeyValueFormat();
        History<KeyValueInput, string> history = RandomHistories.Make(model, new Random(seed), 14, (
            static random => random.Next(3) switch
            {
                0 => KeyValueInput.Get("k" + random.Next(2)),
                1 => KeyValueInput.Put("k" + random.Next(2), "v" + random.Next(3)),
                _ => KeyValueInput.Append("k" + random.Next(2), "a"),
            },
            static random => "v" + random.Next(3)));
        return new RecordedHistory<KeyValueState, KeyValueInput, string>(history, model, format).Judge(CheckOptions.Default);
    }

    private static string WithoutReturn(string line)
    {
        int from = line.IndexOf(",\"return\"", StringComparison.Ordinal);
        int to = line.IndexOf(",\"op\"", StringComparison.Ordinal);
        int result = line.IndexOf(",\"result\"", StringComparison.Ordinal);
        return from < 0 ? line : line[..from] + (result < 0 ? line[to..] : line[to..result] + "}");
    }
}
