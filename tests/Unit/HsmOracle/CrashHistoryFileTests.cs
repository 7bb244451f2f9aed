using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories;
using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Histories.Formats;
using Linearizability;
using Unit.Hsm;
using Xunit;

namespace Unit.HsmOracle;

/// <summary>Crashes in hsm history files.</summary>
public sealed class CrashHistoryFileTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly List<HistoryLine> _lines = [];
    private readonly HsmFormat _format = new(HsmFileOptions.Default);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Judge_AcknowledgedIncrementLostByACrash_IsAViolation()
    {
        Counter(1, (1, 2), HsmStatus.Ok, 5);
        Crash(10);
        Read(2, (20, 21), 4);

        Assert.Equal(Verdict.NotLinearizable, Judge().Verdict);
    }

    [Theory]
    [InlineData(4, Verdict.Linearizable)]
    [InlineData(5, Verdict.Linearizable)]
    [InlineData(6, Verdict.NotLinearizable)]
    public void Judge_IncrementInFlightAtACrash_MayBeThereOrNot(uint seen, Verdict expected)
    {
        Counter(1, (9, null), HsmStatus.Ok, 5);
        Crash(10);
        Read(2, (20, 21), seen);

        Assert.Equal(expected, Judge().Verdict);
    }

    [Fact]
    public void Judge_IncrementInFlightAtACrash_TakesNoEffectAfterIt()
    {
        Counter(1, (9, null), HsmStatus.Ok, 5);
        Crash(10);
        Read(2, (20, 21), 4);
        Read(2, (22, 23), 5);

        Assert.Equal(Verdict.NotLinearizable, Judge().Verdict);
    }

    [Fact]
    public void Judge_AnswerAtTheCrashsOwnTime_CameBeforeIt()
    {
        // Acknowledged at 10, so it is there for good, though the crash has the same time.
        Counter(1, (9, 10), HsmStatus.Ok, 5);
        Crash(10);
        Read(2, (11, 21), 4);

        Assert.Equal(Verdict.NotLinearizable, Judge().Verdict);
    }

    [Fact]
    public void Judge_NotesOfAHistoryWithACrash_StayWithTheirCalls()
    {
        Counter(2, (5, 6), HsmStatus.Ok, 5);
        Crash(8);
        Read(2, (10, 11), 5);
        _lines[^1] = _lines[^1] with { Note = "as I saw it" };

        Assert.Equal("CounterRead", Assert.Single(Judge().Lines, line => line.Note == "as I saw it").Op);
    }

    private void Counter(int session, (long Call, long? Return) time, HsmStatus status, uint value)
    {
        var call = new HsmCall(session, new CounterIncrementRequest(new CounterId(7)));
        HsmResponse answer = status == HsmStatus.Ok ? new CounterResponse(value) : new StatusResponse(status);
        Add(call, time, answer);
    }

    private void Read(int session, (long Call, long? Return) time, uint value) =>
        Add(new HsmCall(session, new CounterReadRequest(new CounterId(7))), time, new CounterResponse(value));

    private void Crash(long time) => _lines.Add(new HistoryLine(0, time, time, HsmFormat.CrashOp, null, null));

    private void Add(HsmCall call, (long Call, long? Return) time, HsmResponse answer) => _lines.Add(_format.Line(new Operation<HsmCall, HsmResponse>
    {
        Client = call.Session,
        Input = call,
        CallTime = time.Call,
        Outcome = time.Return is null ? default : Outcomes.Returned(answer),
        ReturnTime = time.Return ?? long.MaxValue,
    }));

    private JudgedHistory Judge()
    {
        // A counter of 4 before all else, acknowledged; session 2 is new since the crash.
        var init = new HsmCall(1, new CounterInitRequest(new CounterId(7), 4));
        Add(init, (-5, -4), new CounterResponse(4));
        string file = _folder["crash.jsonl"];
        HistoryWriter.WriteFile(file, new HistoryHeader(_format.Model, _format.Options), _lines);
        return HistoryFile.Read(file).Judge(CheckOptions.Default);
    }
}
