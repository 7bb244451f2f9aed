using Linearizability;
using Linearizability.Rendering;
using Xunit;

namespace Unit.Linearizability;

/// <summary>The library used alone, as docs/linearizability.md shows it: what lies between "docs:" comments stands there too.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_TicketMachine_FindsTheOneThatHandsOutATicketTwice(bool isAtomic)
    {
        TicketMachine machine = isAtomic ? new TicketMachine() : new BrokenTicketMachine();

        // docs: record
        var recorder = new HistoryRecorder<string, int>();
        Thread[] clients = [.. Enumerable.Range(0, 2).Select(client => new Thread(() =>
        {
            RecordedCall<string, int> call = recorder.Call(client, "take");
            int ticket = machine.Take();
            call.Return(ticket);
        }))];
        Array.ForEach(clients, static client => client.Start());
        Array.ForEach(clients, static client => client.Join());
        // docs: end

        // docs: check
        var model = new TicketModel();
        CheckResult<string, int> result = LinearizabilityChecker.Check(recorder.ToHistory(), model);
        string text = result.Violation is { } violation
            ? ViolationRenderer.Tell(violation, model)
            : $"{result.Verdict} {result.Bound}";
        // docs: end

        Assert.Equal(isAtomic ? Verdict.Linearizable : Verdict.NotLinearizable, result.Verdict);
        Assert.Contains(isAtomic ? "Linearizable None" : ": take -> 1", text, StringComparison.Ordinal);
        Assert.Equal(isAtomic ? null : [0, 1], result.Violation?.Core);
    }

    [Fact]
    public void Check_TicketMachineInRounds_KeepsTheStateAndNotTheHistory()
    {
        var machine = new TicketMachine();
        var recorder = new HistoryRecorder<string, int>();

        // docs: rounds
        var checker = new RoundChecker<int, string, int>(new TicketModel());
        for (int round = 0; round < 100; round++)
        {
            Parallel.For(0, 50, client =>
            {
                RecordedCall<string, int> call = recorder.Call(client, "take");
                call.Return(machine.Take());
            });

            // No call is under way here.
            CheckResult<string, int> result = checker.Check(recorder.TakeRound());
            Assert.Equal(Verdict.Linearizable, result.Verdict);
        }
        // docs: end

        Assert.Equal([5_000], checker.States);
        Assert.Empty(recorder.ToHistory());
    }

    // docs: model
    /// <summary>A machine that hands out the next number: what one call after another gets.</summary>
    private sealed class TicketModel : DeterministicModel<int, string, int>
    {
        public override int InitialState => 0;

        public override (int State, int Output) Apply(int state, string input) => (state + 1, state + 1);
    }
    // docs: end

    private class TicketMachine
    {
        private int _last;

        public virtual int Take() => Interlocked.Increment(ref _last);
    }

    /// <summary>Both callers read before either writes.</summary>
    private sealed class BrokenTicketMachine : TicketMachine
    {
        private readonly Barrier _bothHaveRead = new(2);
        private int _last;

        public override int Take()
        {
            int read = _last;
            _bothHaveRead.SignalAndWait();
            _last = read + 1;
            return read + 1;
        }
    }
}
