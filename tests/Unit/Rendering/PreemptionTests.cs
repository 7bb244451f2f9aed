using Interleave.Rendering;
using Interleave.Runtime;
using Interleave.Trace;
using Xunit;

namespace Unit.Rendering;

public sealed class PreemptionTests
{
    [Fact]
    public void Of_StoppedThreadGoesOn_HasBothEndsOfItsWork()
    {
        // A wait (s) begins a piece of work: that of T1 goes from its first wait to its second.
        List<TraceEvent> events = Events("r1 s1 w1 !w2 w2 r1 w1 s1 r1");

        Assert.Equal(new Preemption(1, 1, At: 3, Resume: 5, From: 1, To: 7), Assert.Single(Preemption.Of(events)));
        Assert.Equal(events[5], Preemption.Of(events)[0].Before(events));
    }

    [Fact]
    public void Of_StoppedThreadNeverGoesOn_ReachesToTheEnd()
    {
        List<TraceEvent> events = Events("r1 w1 !w2 w2");

        Preemption found = Assert.Single(Preemption.Of(events));
        Assert.Equal(4, found.Resume);
        Assert.Equal(4, found.To);
        Assert.Equal(events[2].Preempted, found.Before(events));
    }

    [Fact]
    public void Of_Thousands_KeepsTheLastOnesAndTheirNumbers()
    {
        IReadOnlyList<Preemption> found = Preemption.Of(Events("w1" + string.Concat(Enumerable.Repeat(" !w2 !w1", 10_000))));

        Assert.Equal(20_000, found[^1].Number);
        Assert.Equal(Enumerable.Range(found[0].Number, found.Count), found.Select(p => p.Number));
        Assert.True(found.Count < 100);
    }

    [Theory]
    [InlineData("r1 g1 r1 !r2", true)]
    [InlineData("g1 r1 r1 r1 !r2", false)]
    [InlineData("g2 r1 !r2", false)]
    public void IsHandOver_SignalledJustBefore_IsTrue(string text, bool expected)
    {
        List<TraceEvent> events = Events(text);

        Assert.Equal(expected, Preemption.Of(events)[0].IsHandOver(events));
    }

    [Fact]
    public void ConflictsOf_BothOnlyRead_IsNone()
    {
        List<TraceEvent> events = Events("r1 !r2 r1");
        Assert.Empty(new TraceReading(events).ConflictsOf(Preemption.Of(events)[0]));

        events = Events("r1 !w2 r1");
        Assert.Equal([0], new TraceReading(events).ConflictsOf(Preemption.Of(events)[0]));
    }

    private static List<TraceEvent> Events(string text)
    {
        var events = new List<TraceEvent>();
        foreach (string word in text.Split(' '))
        {
            string plain = word.TrimStart('!');
            AccessKind kind = plain[0] switch { 'r' => AccessKind.Read, 'w' => AccessKind.Write, 'g' => AccessKind.Signal, _ => AccessKind.Wait };
            var traced = new TraceEvent(events.Count, plain[1] - '0', "", kind, kind == AccessKind.Wait ? 1 : 0, "x", Site.Unknown, [], [], 0);
            events.Add(word == plain ? traced : traced with { Preempted = traced with { Thread = events[^1].Thread } });
        }

        return events;
    }
}
