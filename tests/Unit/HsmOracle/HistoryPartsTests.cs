using Hsm.Oracle;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Histories.Formats;
using Hsm.Oracle.Histories.Models;
using Linearizability;
using Linearizability.Models;
using Unit.Hsm;
using Unit.Linearizability;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>A history judged in parts has the verdict of the whole.</summary>
public sealed class HistoryPartsTests
{
    private static readonly RegisterModel s_model = new();
    private static readonly RegisterFormat s_format = new();

    [Fact]
    public void Judge_RandomHistoriesInParts_GivesTheVerdictOfTheWhole()
    {
        int cut = 0;
        int violations = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            History<RegisterInput, RegisterOutput> history = RandomHistories.Make(
                s_model,
                random,
                20,
                (static r => r.Next(3) switch { 0 => RegisterInput.Read, 1 => RegisterInput.Write(r.Next(3)), _ => RegisterInput.CompareAndSwap(r.Next(3), r.Next(3)) }, static r => RegisterOutput.Read(r.Next(3))));

            // In any order of lines: a recorder may write at the call, at the return or at the end.
            SourceLine[] lines = [.. history.Select(static (operation, i) => new SourceLine(i + 2, s_format.Line(operation)))];
            random.Shuffle(lines);
            HistoryParts parts = HistoryParts.Of(lines, leastOperations: 2);
            Verdict expected = LinearizabilityChecker.Check(Read(lines), s_model).Verdict;

            JudgedHistory judged = new HistoryInParts<long?, RegisterInput, RegisterOutput>(
                parts, static part => new RecordedHistory<long?, RegisterInput, RegisterOutput>(Read(part), s_model, s_format), new(s_model, s_format)).Judge(CheckOptions.Default);

            Assert.Equal(history.Count, parts.Operations);
            Assert.Equal(expected, judged.Verdict);
            cut += parts.Read().Count() > 1 ? 1 : 0;
            violations += expected == Verdict.NotLinearizable ? 1 : 0;
        }

        Assert.True(cut > 100 && violations > 50, $"{cut} were cut, {violations} fail: the test looks at too little.");
    }

    [Fact]
    public void Read_Parts_AreCutWhereNoCallIsUnderWay()
    {
        SourceLine[] lines =
        [
            Line(1, 5), Line(2, 3), Line(4, 6), // one part: 5 is past 4
            Line(6, 7), // at the time of a return: concurrent
            Line(8, null), Line(9, 10), // pending: no reason to wait
            Line(11, 12),
        ];

        long[][] parts = [.. HistoryParts.Of(lines, leastOperations: 1).Read().Select(part => part.Select(line => line.Line.Call).ToArray())];

        Assert.Equal([[1, 2, 4, 6], [8], [9], [11]], parts);
    }

    [Fact]
    public void Judge_ViolationInALaterPart_TellsThatCallsCameBefore()
    {
        using var folder = new TemporaryDirectory();
        string file = folder["long.jsonl"];
        var lines = Enumerable.Range(0, 5_000).SelectMany(static i => new[] { Write(i, 10 * i), Read(i, (10 * i) + 5) }).ToList();
        lines.Add(Read(4_998, 60_000));
        HistoryWriter.WriteFile(file, new HistoryHeader("register"), lines);

        JudgedHistory judged = HistoryFile.Read(file, new HistoryFileOptions { InParts = true }).Judge(CheckOptions.Default);

        Assert.Equal((Verdict.NotLinearizable, 10_001), (judged.Verdict, judged.Calls));
        Assert.StartsWith("10,000 calls came before these", judged.Before, StringComparison.Ordinal);
        Assert.Equal("read()", Assert.Single(judged.Evidence!.Core).Asked);
        Assert.Equal(["-> 4999"], judged.Evidence.Prefixes[0].Refused[0].Allowed);
    }

    [Fact]
    public void Read_FileOfAHeaderInParts_IsNoHistory()
    {
        using var folder = new TemporaryDirectory();
        string file = folder["empty.jsonl"];
        HistoryWriter.WriteFile(file, new HistoryHeader("register"), []);

        OracleException refused = Assert.Throws<OracleException>(() => HistoryFile.Read(file, new HistoryFileOptions { InParts = true }));

        Assert.Contains("holds no operation", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_EndedEarly_SaysByWhat()
    {
        HistoryParts parts = HistoryParts.Of([Line(1, 2), Line(3, 4)], leastOperations: 1);
        var history = new HistoryInParts<long?, RegisterInput, RegisterOutput>(
            parts, static part => new RecordedHistory<long?, RegisterInput, RegisterOutput>(Read(part), s_model, s_format), new(s_model, s_format));

        JudgedHistory interrupted = history.Judge(new CheckOptions { CancellationToken = new CancellationToken(canceled: true) });

        Assert.Equal((Verdict.Unknown, "it was interrupted"), (interrupted.Verdict, interrupted.Bound));
    }

    private static SourceLine Line(long call, long? end) => new(1, new HistoryLine(0, call, end, "read", null, null));

    private static HistoryLine Write(int value, long time) => s_format.Line(new Operation<RegisterInput, RegisterOutput>
    {
        Client = 0,
        Input = RegisterInput.Write(value),
        CallTime = time,
        Outcome = Outcomes.Returned(RegisterOutput.Written),
        ReturnTime = time + 2,
    });

    private static HistoryLine Read(int value, long time) => s_format.Line(new Operation<RegisterInput, RegisterOutput>
    {
        Client = 1,
        Input = RegisterInput.Read,
        CallTime = time,
        Outcome = Outcomes.Returned(RegisterOutput.Read(value)),
        ReturnTime = time + 2,
    });

    private static History<RegisterInput, RegisterOutput> Read(IReadOnlyList<SourceLine> lines) => new(lines.Select(static source =>
    {
        RegisterInput input = s_format.ReadInput(source.Line.Op, source.Line.Args);
        return new Operation<RegisterInput, RegisterOutput>
        {
            Client = source.Line.Client,
            Input = input,
            CallTime = source.Line.Call,
            Outcome = source.Line.Return is null ? default : Outcomes.Returned(s_format.ReadOutput(input, source.Line.Result)),
            ReturnTime = source.Line.Return ?? long.MaxValue,
        };
    }));
}
