using Interleave.Runtime;
using Interleave.Trace;
using Unit.Runtime;
using Unit.Strategies;
using Xunit;

namespace Unit.Trace;

public sealed class ExecutionTraceTests
{
    [Fact]
    public void Add_LockTakenAndGivenBack_IsOneEventEach()
    {
        List<TraceEvent> events = Record(() =>
        {
            TestLock gate = Runs.Now.NewResource<TestLock>();
            AllEnded.Run(
                () =>
                {
                    gate.Enter();
                    gate.Exit();
                },
                () => { });
        });

        TraceEvent[] ofGate = [.. events.Where(e => e.ResourceName.StartsWith("lock#", StringComparison.Ordinal))];
        Assert.Equal([AccessKind.Acquire, AccessKind.Release], ofGate.Select(e => e.Kind));
        Assert.True(ofGate[0].Taken);
        Assert.Equal([ofGate[0].ResourceName], ofGate[0].Held);
        Assert.False(ofGate[1].Taken);
        Assert.Empty(ofGate[1].Held);
    }

    [Fact]
    public void Add_ObservedLock_StillHasOneReleaseEvent()
    {
        List<TraceEvent> events = Record(() =>
        {
            TestLock gate = Runs.Now.NewResource<TestLock>();
            Runs.Now.LockObserved();
            AllEnded.Run(
                () =>
                {
                    gate.Enter();
                    gate.Exit();
                },
                () => { });
        });

        Assert.Single(events, e => e.Kind == AccessKind.Release);
    }

    [Fact]
    public void Add_WaitThatTimesOut_IsMarked()
    {
        List<TraceEvent> events = Record(() =>
        {
            TestLock gate = Runs.Now.NewResource<TestLock>();
            gate.Enter();
            AllEnded.Run(() => Assert.False(gate.Enter(TimeSpan.FromSeconds(1))));
            gate.Exit();
        });

        TraceEvent[] attempts = [.. events.Where(e => e.Kind == AccessKind.Acquire)];
        Assert.Equal([false, true], attempts.Select(e => e.TimedOut));
        Assert.Equal([true, false], attempts.Select(e => e.Taken));
    }

    [Fact]
    public void Add_EndAndJoin_NameTheThread()
    {
        List<TraceEvent> events = Record(() => Runs.Join(Runs.Go(() => { }), Runs.Go(() => { })));

        Assert.Equal([1, 2], events.Where(e => e.Kind == AccessKind.End).Select(e => e.Peer).Order());
        Assert.Equal([1, 2], events.Where(e => e.Kind == AccessKind.Join).Select(e => e.Peer));
        Assert.All(events.Where(e => e.Kind == AccessKind.End), e => Assert.Equal(e.Thread, e.Peer));
    }

    [Fact]
    public void Add_MoreThanTheMaximum_KeepsBeginningAndEnd()
    {
        var trace = new ExecutionTrace();
        for (int i = 0; i < ExecutionTrace.MaxEvents + 15_000; i++)
        {
            trace.Add(new TraceEvent(i, 0, "", AccessKind.Yield, -1, "", Site.Unknown, [], [], 0));
        }

        Assert.True(trace.Events.Count <= ExecutionTrace.MaxEvents);
        Assert.Equal(ExecutionTrace.MaxEvents + 15_000, trace.Events.Count + trace.Dropped);
        Assert.Equal(ExecutionTrace.KeptFromStart - 1, trace.Events[ExecutionTrace.KeptFromStart - 1].Step);
        Assert.Equal(ExecutionTrace.KeptFromStart + trace.Dropped, trace.Events[ExecutionTrace.KeptFromStart].Step);
        Assert.Equal(ExecutionTrace.MaxEvents + 14_999, trace.Events[^1].Step);
    }

    [Fact]
    public void Add_SwitchFromAnEnabledThread_IsMarkedAsPreemption()
    {
        const string Lost = "lost";
        using var recording = new Recording(() =>
        {
            int value = 0;
            var location = new object();
            AllEnded.Run(Increment, Increment);
            return value == 1 ? Lost : "right";

            void Increment()
            {
                Runs.Touch(location, AccessKind.Read);
                int old = value;
                Runs.Touch(location, AccessKind.Write);
                value = old + 1;
            }
        });
        recording.RunUntil(Lost);
        var minimizer = new Interleave.Strategies.Minimizer((s, _) => recording.Try(s, Lost));
        Decision[] decisions = [.. minimizer.Minimize(recording.Decisions)];
        recording.Run(new Interleave.Strategies.ReplayStrategy(decisions), trace: true);

        TraceEvent[] marked = [.. recording.Execution.Trace!.Events.Where(e => e.Preempted is not null)];
        Assert.Equal(1, minimizer.PreemptionsAfter);
        TraceEvent at = Assert.Single(marked);
        Assert.Equal(AccessKind.Write, at.Preempted!.Kind);
        Assert.NotEqual(at.Thread, at.Preempted.Thread);
    }

    [Fact]
    public void Add_SwitchAtAYieldOrABlockedLock_IsNoPreemption()
    {
        List<TraceEvent> events = Record(() =>
        {
            TestLock gate = Runs.Now.NewResource<TestLock>();
            AllEnded.Run(Body, Body);

            void Body()
            {
                gate.Enter();
                Runs.Now.Yield(LogicalThread.Current!);
                gate.Exit();
            }
        });

        Assert.All(events.Where(e => e.Preempted is not null), e => Assert.Equal(AccessKind.Acquire, e.Preempted!.Kind));
        Assert.DoesNotContain(events, e => e.Preempted is { Held.Count: > 0 });
    }

    private static List<TraceEvent> Record(Action body)
    {
        using var recording = new Recording(() =>
        {
            body();
            return "done";
        });
        Assert.Equal("done", recording.Run(new Interleave.Strategies.RandomStrategy(), trace: true));
        return [.. recording.Execution.Trace!.Events];
    }
}
