using Interleave.Rendering;
using Interleave.Runtime;
using Interleave.Trace;
using Xunit;

namespace Unit.Rendering;

public sealed class CallFramesTests
{
    [Fact]
    public void Telling_HelperOfTwoCallers_IsTheCaller()
    {
        TraceEvent[] events = [Event(1, "Gate.Enter (Gate.cs:9)", "Bank.Deposit (Bank.cs:5)"), Event(1, "Gate.Enter (Gate.cs:9)", "Bank.Withdraw (Bank.cs:15)")];
        var frames = new CallFrames(events);

        Assert.Equal([1, 1], events.Select(frames.Telling));
        Assert.Equal(new SourcePlace("Bank.cs", 15), frames.Place(events[1]));
    }

    [Fact]
    public void Telling_SameMethodOnTwoThreads_StaysInnermost()
    {
        TraceEvent[] events = [Event(1, "Bank.Deposit (Bank.cs:5)", "Alice (Test.cs:1)"), Event(2, "Bank.Deposit (Bank.cs:5)", "Bob (Test.cs:2)")];
        var frames = new CallFrames(events);

        Assert.Equal([0, 0], events.Select(frames.Telling));
    }

    [Fact]
    public void Telling_OnlyHelpers_StaysInnermost()
    {
        TraceEvent[] events = [Event(1, "A.F (A.cs:1)", "A.F (A.cs:2)", "A.F (A.cs:2)")];

        Assert.Equal(0, new CallFrames(events).Telling(events[0]));
    }

    [Fact]
    public void Telling_WrappersOfALock_IsWhoHoldsIt()
    {
        TraceEvent[] events =
        [
            Event(1, "Gate.Enter (Gate.cs:9)", "Ledger.Hold (Ledger.cs:3)", "Bank.Deposit (Bank.cs:5)") with { Kind = AccessKind.Acquire, Taken = true },
            Event(1, "Bank.Deposit (Bank.cs:6)"),
            Event(1, "Gate.Exit (Gate.cs:12)", "Ledger.Drop (Ledger.cs:7)", "Bank.Deposit (Bank.cs:7)") with { Kind = AccessKind.Release },
        ];
        var frames = new CallFrames(events);

        Assert.Equal([2, 0, 2], events.Select(frames.Telling));
        Assert.Equal(["Gate.Enter", "Gate.Exit", "Ledger.Drop", "Ledger.Hold"], frames.LockMethods.Order());
    }

    [Fact]
    public void Telling_LockStillHeldAtTheEnd_IsWhoTookIt()
    {
        TraceEvent[] events =
        [
            Event(1, "Gate.Enter (Gate.cs:9)", "Ledger.Hold (Ledger.cs:3)", "Bank.Deposit (Bank.cs:5)") with { Kind = AccessKind.Acquire, Taken = true },
            Event(1, "Bank.Deposit (Bank.cs:6)"),
        ];

        Assert.Equal([2, 0], events.Select(new CallFrames(events).Telling));
    }

    private static TraceEvent Event(int thread, params string[] stack) =>
        new(0, thread, "", AccessKind.Read, 0, "x#0", Site.Unknown, [], stack, 0);
}
