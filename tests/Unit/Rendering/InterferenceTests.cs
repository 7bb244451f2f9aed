using Interleave.Rendering;
using Interleave.Runtime;
using Interleave.Trace;
using Xunit;

namespace Unit.Rendering;

public sealed class InterferenceTests
{
    [Theory]
    [InlineData("r1 w2 w1", "an update is lost")]
    [InlineData("w1 r2 w1", "a value that was not meant to be seen was read")]
    [InlineData("r1 w2 r1", "the two reads differ")]
    [InlineData("w1 w2 r1", "it reads another thread's value back")]
    public void Describe_UnserializableInterleaving_SaysWhatHappened(string accesses, string what)
    {
        string hint = Assert.Single(Interference.Describe(new TraceReading(Events(accesses)), 3));

        Assert.Contains(what, hint);
        Assert.StartsWith("T1 ", hint);
        Assert.Contains("between the two T2 ", hint);
    }

    [Theory]
    [InlineData("r1 w1 r2 w2")]
    [InlineData("r1 r2 w1")] // serial: T2 first
    [InlineData("w1 r2 r1")]
    [InlineData("r1 r2 r1")]
    [InlineData("w1 w2 w1")]
    [InlineData("r1 w1 r1 w1")]
    public void Describe_SerializableInterleaving_IsSilent(string accesses) => Assert.Empty(Interference.Describe(new TraceReading(Events(accesses)), 3));

    [Fact]
    public void Describe_Several_TellsLostUpdatesFirst()
    {
        IReadOnlyList<string> hints = Interference.Describe(new TraceReading(Events("r1 w2 w1 r1 w2 r1")), 1);

        Assert.Contains("an update is lost", Assert.Single(hints));
    }

    [Fact]
    public void Describe_Preemption_LeavesOutWhatItDidNotMakePossible()
    {
        List<TraceEvent> events = Events("r1 w2 w1 r1 w2 r1");
        events[4] = events[4] with { Preempted = events[5] };

        Assert.Contains("the two reads differ", Assert.Single(Interference.Describe(new TraceReading(events), 3)));
    }

    [Fact]
    public void Describe_LocksOwnerField_IsSilent() => Assert.Empty(Interference.Describe(new TraceReading(
        [.. KeyCacheScene.Finding().Trace.Events.Where(e => e.ResourceName.Length == 0 || e.ResourceName.StartsWith("OwnedLock", StringComparison.Ordinal) || e.ResourceName.StartsWith("Gate", StringComparison.Ordinal))]), 3));

    private static List<TraceEvent> Events(string accesses) =>
    [
        .. accesses.Split(' ').Select((a, i) => new TraceEvent(
            i, a[1] - '0', "", a[0] == 'r' ? AccessKind.Read : AccessKind.Write, 0, "x#0", Site.Unknown, [], [], 0)),
    ];
}
