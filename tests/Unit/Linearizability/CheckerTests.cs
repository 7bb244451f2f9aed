using Linearizability;
using Linearizability.Models;
using Linearizability.Rendering;
using Xunit;

namespace Unit.Linearizability;

public sealed class CheckerTests
{
    [Fact]
    public void Check_EmptyHistory_IsLinearizable()
    {
        var history = new History<RegisterInput, RegisterOutput>([]);

        Assert.Equal(Verdict.Linearizable, LinearizabilityChecker.Check(history, new RegisterModel()).Verdict);
    }

    [Fact]
    public void Check_PendingWriteSeenByRead_IsLinearizable()
    {
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Write(1), 1), Op(1, RegisterInput.Read, 2, RegisterOutput.Read(1), 3));

        CheckResult<RegisterInput, RegisterOutput> result = LinearizabilityChecker.Check(history, new RegisterModel());

        Assert.Equal(Verdict.Linearizable, result.Verdict);
        Assert.Equal([0, 1], Assert.Single(result.Linearizations));
    }

    [Fact]
    public void Check_PendingWriteSeenThenUnseen_IsNotLinearizable()
    {
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Write(1), 1),
            Op(1, RegisterInput.Read, 2, RegisterOutput.Read(1), 3),
            Op(1, RegisterInput.Read, 4, RegisterOutput.Read(null), 5));

        CheckResult<RegisterInput, RegisterOutput> result = LinearizabilityChecker.Check(history, new RegisterModel());

        Assert.Equal(Verdict.NotLinearizable, result.Verdict);
        Assert.Equal([1, 2], result.Violation!.Core);
        Assert.Equal([0], result.Violation.Forgotten);
    }

    [Fact]
    public void Check_StaleRead_KeepsBothWritesInTheCore()
    {
        // Struck out instead of forgotten, the writes would leave "read -> 1" alone, which is no bug.
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Write(1), 1, RegisterOutput.Written, 2),
            Op(1, RegisterInput.Write(2), 3, RegisterOutput.Written, 4),
            Op(2, RegisterInput.Read, 5, RegisterOutput.Read(1), 6),
            Op(2, RegisterInput.Write(3), 7, RegisterOutput.Written, 8));

        Violation<RegisterInput, RegisterOutput> violation = LinearizabilityChecker.Check(history, new RegisterModel()).Violation!;

        Assert.Equal([0, 1, 2], violation.Core);
        Assert.True(violation.IsMinimal);
        LinearizedPrefix prefix = Assert.Single(violation.LongestPrefixes);
        Assert.Equal([0, 1], prefix.Order);
        Assert.Equal([2], prefix.Refused);
    }

    [Fact]
    public void Check_WriteThatChangesNothingNow_IsNotTakenForOneThatNeverDoes()
    {
        // The counter-example of Model.NeverChangesState.
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Write(1), 1, RegisterOutput.Written, 2),
            Op(0, RegisterInput.Write(1), 3, RegisterOutput.Written, 8),
            Op(1, RegisterInput.Write(2), 4, RegisterOutput.Written, 9),
            Op(2, RegisterInput.Read, 5, RegisterOutput.Read(2), 6),
            Op(2, RegisterInput.Read, 10, RegisterOutput.Read(1), 11));

        Assert.Equal(Verdict.Linearizable, LinearizabilityChecker.Check(history, new RegisterModel()).Verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_EqualTimes_CountAsConcurrent(bool tie)
    {
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Read, 1, RegisterOutput.Read(1), 2),
            Op(1, RegisterInput.Write(1), tie ? 2 : 3, RegisterOutput.Written, 4));

        Assert.Equal(
            tie ? Verdict.Linearizable : Verdict.NotLinearizable,
            LinearizabilityChecker.Check(history, new RegisterModel()).Verdict);
    }

    [Fact]
    public void Check_MemoEntriesExceeded_IsUnknownAndSaysSo()
    {
        CheckResult<RegisterInput, RegisterOutput> result = LinearizabilityChecker.Check(
            Hard(), new RegisterModel(), new CheckOptions { MaxMemoEntries = 20 });

        Assert.Equal(Verdict.Unknown, result.Verdict);
        Assert.Equal(CheckBound.MemoEntries, result.Bound);
        Assert.InRange(result.Configurations, 1, 40);
    }

    [Fact]
    public void Check_MemoBytesExceeded_IsUnknownAndSaysSo()
    {
        CheckResult<RegisterInput, RegisterOutput> result = LinearizabilityChecker.Check(
            Hard(), new RegisterModel(), new CheckOptions { MaxMemoBytes = 1 });

        Assert.Equal((Verdict.Unknown, CheckBound.MemoBytes), (result.Verdict, result.Bound));
    }

    [Fact]
    public void Check_Cancelled_IsUnknownAndSaysSo()
    {
        CheckResult<RegisterInput, RegisterOutput> result = LinearizabilityChecker.Check(
            Hard(), new RegisterModel(), new CheckOptions { CancellationToken = new CancellationToken(canceled: true) });

        Assert.Equal((Verdict.Unknown, CheckBound.Cancelled), (result.Verdict, result.Bound));
    }

    [Fact]
    public void Check_TimeOver_IsUnknownAndSaysSo()
    {
        CheckResult<RegisterInput, RegisterOutput> result = LinearizabilityChecker.Check(
            Hard(), new RegisterModel(), new CheckOptions { TimeLimit = TimeSpan.Zero });

        Assert.Equal((Verdict.Unknown, CheckBound.Time), (result.Verdict, result.Bound));
    }

    [Fact]
    public void Check_ViolationBesideAnUndecidedPart_IsNotLinearizable()
    {
        // Key "hard" needs many configurations, key "easy" is plainly wrong.
        History<KeyValueInput, string> history = new(
        [
            .. Enumerable.Range(0, 12).Select(i => new Operation<KeyValueInput, string>
            {
                Client = i, Input = KeyValueInput.Put("hard", $"{i}"), CallTime = i, Outcome = Outcomes.Returned(""), ReturnTime = 100 + i,
            }),
            new() { Client = 20, Input = KeyValueInput.Get("hard"), CallTime = 200, Outcome = Outcomes.Returned("77"), ReturnTime = 201 },
            new() { Client = 21, Input = KeyValueInput.Get("easy"), CallTime = 200, Outcome = Outcomes.Returned("77"), ReturnTime = 201 },
        ]);

        CheckResult<KeyValueInput, string> result = LinearizabilityChecker.Check(
            history, new KeyValueModel(), new CheckOptions { MaxMemoEntries = 50 });

        Assert.Equal(Verdict.NotLinearizable, result.Verdict);
        Assert.Equal("easy", result.Violation!.History[result.Violation.Core.Single()].Input.Key);
    }

    [Fact]
    public void Check_TwiceWithOneChecker_GivesEqualResults()
    {
        var checker = new Checker<long?, RegisterInput, RegisterOutput>(new RegisterModel());
        History<RegisterInput, RegisterOutput> history = Hard();

        CheckResult<RegisterInput, RegisterOutput> first = checker.Check(history, new CheckOptions { Explain = false });
        CheckResult<RegisterInput, RegisterOutput> second = checker.Check(history, new CheckOptions { Explain = false });

        Assert.Equal(Verdict.NotLinearizable, first.Verdict);
        Assert.Equal((first.Verdict, first.Configurations), (second.Verdict, second.Configurations));
    }

    [Fact]
    public void Check_LongHistory_TakesMemoryByOverlapNotByLength()
    {
        const int Count = 50_000;
        History<CounterInput, long> history = new(Enumerable.Range(0, Count).Select(i => new Operation<CounterInput, long>
        {
            Client = i % 2,
            Input = CounterInput.Increment,
            CallTime = 2L * i,
            Outcome = Outcomes.Returned((long)i + 1),
            ReturnTime = (2L * i) + 3,
        }));

        CheckResult<CounterInput, long> result = LinearizabilityChecker.Check(
            history, new CounterModel(), new CheckOptions { MaxMemoBytes = 64 << 20, Monitor = false });

        Assert.Equal(Verdict.Linearizable, result.Verdict);
    }

    [Fact]
    public void Check_PartitionThatLosesAnOperation_Throws()
    {
        History<RegisterInput, RegisterOutput> history = Registers(Op(0, RegisterInput.Read, 1, RegisterOutput.Read(null), 2));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => LinearizabilityChecker.Check(history, new ForgetfulModel()));

        Assert.Contains("0 of 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_Violation_DrawsCoreAndLongestExplanation()
    {
        var model = new RegisterModel();
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Write(1), 1, RegisterOutput.Written, 3),
            Op(2, RegisterInput.Write(2), 2),
            Op(1, RegisterInput.Read, 4, RegisterOutput.Read(null), 5));

        string text = ViolationRenderer.Tell(LinearizabilityChecker.Check(history, model, new CheckOptions { Monitor = false }).Violation!, model);

        Assert.Equal(
            """
            Not linearizable: no order explains these 2 calls, whatever the 1 other call before their end did; without any one of them, some order does.

            They are marked (!), among the others:

            client 0            client 1          client 2
            + #0 (!) write(1)   .                 .
            |                   .                 + #1 write(2)
            + #0 (!) -> nil     .                 |
            .                   + #2 (!) read()   |
            .                   + #2 (!) -> nil   |
            .                   .                 ? #1 pending

            A longest explanation takes 1 call:
              #0 client 0: write(1) -> nil
            and then allows none of:
              #2 client 1: read() -> nil

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Draw_OverlapsAndPending_ShowsIntervals()
    {
        History<RegisterInput, RegisterOutput> history = Registers(
            Op(0, RegisterInput.Write(1), 1, RegisterOutput.Written, 4),
            Op(1, RegisterInput.Read, 2, RegisterOutput.Read(1), 3),
            Op(0, RegisterInput.Write(2), 2));

        Assert.Equal(
            """
            client 0        client 0        client 1
            + #0 write(1)   .               .
            |               .               + #1 read()
            |               + #2 write(2)   |
            |               |               + #1 -> 1
            + #0 -> nil     |               .
            .               ? #2 pending    .

            """.ReplaceLineEndings("\n"),
            HistoryRenderer.Draw(history, [0, 1, 2]));
    }

    /// <summary>Many overlapping writes, then a read of what nobody wrote: every set of writes must be tried.</summary>
    /// <summary>One value is written twice, so that only the search can take it.</summary>
    private static History<RegisterInput, RegisterOutput> Hard() => Registers(
    [
        .. Enumerable.Range(0, 14).Select(i => Op(i, RegisterInput.Write(i % 13), 1 + i, RegisterOutput.Written, 100 + i)),
        Op(20, RegisterInput.Read, 200, RegisterOutput.Read(77), 201),
    ]);

    private static History<RegisterInput, RegisterOutput> Registers(params Operation<RegisterInput, RegisterOutput>[] operations) =>
        new(operations);

    private static Operation<RegisterInput, RegisterOutput> Op(int client, RegisterInput input, long call) =>
        new() { Client = client, Input = input, CallTime = call };

    private static Operation<RegisterInput, RegisterOutput> Op(
        int client, RegisterInput input, long call, RegisterOutput output, long ret) =>
        new() { Client = client, Input = input, CallTime = call, Outcome = Outcomes.Returned(output), ReturnTime = ret };

    private sealed class ForgetfulModel : DeterministicModel<long, RegisterInput, RegisterOutput>
    {
        public override long InitialState => 0;

        public override (long State, RegisterOutput Output) Apply(long state, RegisterInput input) => (state, default);

        public override IReadOnlyList<IReadOnlyList<int>> Partition(History<RegisterInput, RegisterOutput> history) => [];
    }
}
