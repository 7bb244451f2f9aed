using Linearizability;
using Linearizability.Models;
using Xunit;

namespace Unit.Linearizability;

public sealed class HistoryRecorderTests
{
    [Fact]
    public void ToHistory_CallsAndReturns_KeepsTheirOrder()
    {
        var recorder = new HistoryRecorder<string, int>();
        RecordedCall<string, int> first = recorder.Call(0, "first");
        RecordedCall<string, int> second = recorder.Call(1, "second");
        second.Return(2);
        recorder.Call(1, "third");
        first.Return(1);

        History<string, int> history = recorder.ToHistory();

        Assert.Equal(["first", "second", "third"], history.Select(operation => operation.Input));
        Assert.True(history[1].ReturnTime < history[0].ReturnTime);
        Assert.True(history[1].ReturnTime < history[2].CallTime);
        Assert.True(history[2].IsPending);
        Assert.Equal(1, history[0].Outcome.Value);
    }

    [Fact]
    public void Return_SecondTime_IsRefusedAndFirstStands()
    {
        var recorder = new HistoryRecorder<string, int>();
        RecordedCall<string, int> call = recorder.Call(0, "call");
        call.Return(1);

        Assert.Throws<InvalidOperationException>(() => call.Return(2));

        Assert.Equal(1, recorder.ToHistory()[0].Outcome.Value);
    }

    [Fact]
    public void Outcome_PendingValue_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Outcomes.Pending<int>().Value);

    [Fact]
    public void History_ReturnBeforeCall_IsRefusedByName()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new History<string, int>(
            [new() { Client = 0, Input = "odd", CallTime = 5, Outcome = Outcomes.Returned(1), ReturnTime = 4 }]));

        Assert.Contains("odd", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_FromManyThreads_LosesNothingAndStaysLinearizable()
    {
        const int Threads = 8;
        const int Calls = 2_000;
        var recorder = new HistoryRecorder<CounterInput, long>();
        long counter = 0;
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < Calls; i++)
            {
                RecordedCall<CounterInput, long> call = recorder.Call(thread, CounterInput.Increment);
                call.Return(Interlocked.Increment(ref counter));
                if (i % 100 == 0)
                {
                    _ = recorder.ToHistory();
                }
            }
        })));

        History<CounterInput, long> history = recorder.ToHistory();

        Assert.Equal(Threads * Calls, history.Count);
        Assert.Equal(2L * Threads * Calls, history.SelectMany(operation => new[] { operation.CallTime, operation.ReturnTime }).Distinct().Count());
        Assert.Equal(Verdict.Linearizable, LinearizabilityChecker.Check(history, new CounterModel()).Verdict);
    }
}
