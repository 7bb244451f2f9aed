using Linearizability;
using Linearizability.Rendering;
using Xunit;

namespace Unit.Linearizability;

/// <summary>The library used alone: a model in a dozen lines, a recorder, a check.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_TicketMachine_FindsTheOneThatHandsOutATicketTwice(bool isAtomic)
    {
        // A record of what many threads asked and got...
        var recorder = new HistoryRecorder<string, int>();
        int lastTicket = 0;
        using var bothHaveRead = new Barrier(2);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(client => Task.Run(() =>
        {
            RecordedCall<string, int> call = recorder.Call(client, "take");
            if (isAtomic)
            {
                call.Return(Interlocked.Increment(ref lastTicket));
            }
            else
            {
                int read = lastTicket;
                bothHaveRead.SignalAndWait();
                lastTicket = read + 1;
                call.Return(read + 1);
            }
        })));

        // ...held against what one after another would get.
        var model = new TicketModel();
        CheckResult<string, int> result = LinearizabilityChecker.Check(recorder.ToHistory(), model);

        Assert.Equal(isAtomic ? Verdict.Linearizable : Verdict.NotLinearizable, result.Verdict);
        if (result.Violation is { } violation)
        {
            Assert.Equal([0, 1], violation.Core);
            Assert.Contains(": take -> 1", ViolationRenderer.Tell(violation, model), StringComparison.Ordinal);
        }
    }

    private sealed class TicketModel : DeterministicModel<int, string, int>
    {
        public override int InitialState => 0;

        public override (int State, int Output) Apply(int state, string input) => (state + 1, state + 1);
    }
}
