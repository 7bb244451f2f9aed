using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel.Windows;

/// <summary>Each window by itself: limits, edges and jumps. The calls follow the self-test that came with RFC 6479.</summary>
public class ReplayWindowTests
{
    private const int Width = 1024;

    public static TheoryData<string> Kinds => WindowKinds.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_InAnyOrder_OkOnceEach(string kind)
    {
        IReplayWindow window = WindowKinds.Create(kind, Width);
        foreach (ulong counter in new ulong[] { 0, 1, 9, 8, 7, 6, 5, 4, 3, 2 })
        {
            Assert.Equal(ReplayVerdict.Ok, window.Check(counter));
            Assert.Equal(ReplayVerdict.Ok, window.Mark(counter));
            Assert.Equal(ReplayVerdict.Duplicate, window.Check(counter));
            Assert.Equal(ReplayVerdict.Duplicate, window.Mark(counter));
        }

        Assert.Equal(10UL, window.ReceivedCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_AtTheLowerEdge_LastOfTheWindowIsTaken(string kind)
    {
        IReplayWindow window = WindowKinds.Create(kind, Width);
        Assert.Equal(ReplayVerdict.Ok, window.Mark(Width));

        // next is W + 1 now: 1 + W is not below it, 0 + W is.
        Assert.Equal(ReplayVerdict.TooOld, window.Check(0));
        Assert.Equal(ReplayVerdict.TooOld, window.Mark(0));
        Assert.Equal(ReplayVerdict.Ok, window.Check(1));
        Assert.Equal(ReplayVerdict.Ok, window.Mark(1));
        Assert.Equal(2UL, window.ReceivedCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_AfterAJump_BitsOfTheOvertakenAreClear(string kind)
    {
        IReplayWindow window = WindowKinds.Create(kind, Width);
        for (ulong counter = 0; counter < 3 * Width; counter++)
        {
            Assert.Equal(ReplayVerdict.Ok, window.Mark(counter));
        }

        foreach (ulong jump in new ulong[] { 3 * Width, (5 * Width) - 1, 5 * Width, (100 * Width) + 7, 1UL << 30 })
        {
            Assert.Equal(ReplayVerdict.Ok, window.Mark(jump));
            for (ulong behind = jump - Width + 1; behind < jump; behind++)
            {
                Assert.Equal(behind < 3 * Width || IsMarkedBefore(behind, jump) ? ReplayVerdict.Duplicate : ReplayVerdict.Ok, window.Check(behind));
            }

            Assert.Equal(ReplayVerdict.TooOld, window.Check(jump - Width));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_AtTheLimit_IsRefusedAndTheLastBelowTaken(string kind)
    {
        IReplayWindow window = WindowKinds.Create(kind, Width, limit: 100_000);
        Assert.Equal(ReplayVerdict.Ok, window.Mark(99_999));
        Assert.Equal(ReplayVerdict.Duplicate, window.Mark(99_999));
        foreach (ulong counter in new ulong[] { 100_000, 100_001, 1UL << 32, 1UL << 37, 1UL << 63, (1UL << 63) + 99_999, ulong.MaxValue })
        {
            Assert.Equal(ReplayVerdict.TooOld, window.Check(counter));
            Assert.Equal(ReplayVerdict.TooOld, window.Mark(counter));
        }

        Assert.Equal(ReplayVerdict.Ok, window.Check(99_998));
        Assert.Equal(1UL, window.ReceivedCount);
    }

    [Theory]
    [InlineData(WindowKinds.Mutex, ulong.MaxValue)]
    [InlineData(WindowKinds.SpinBit, SpinBitReplayWindow.MaxLimit)]
    [InlineData(WindowKinds.Word, 32UL << 32)]
    public void Mark_AtTheGreatestLimit_NothingOverflows(string kind, ulong limit)
    {
        IReplayWindow window = WindowKinds.Create(kind, Width, limit);
        Assert.Equal(ReplayVerdict.Ok, window.Mark(limit - 2));
        Assert.Equal(ReplayVerdict.Ok, window.Mark(limit - 1));
        Assert.Equal(ReplayVerdict.TooOld, window.Mark(limit));
        Assert.Equal(ReplayVerdict.TooOld, window.Mark(ulong.MaxValue));
        Assert.Equal(ReplayVerdict.Ok, window.Check(limit - Width));
        Assert.Equal(ReplayVerdict.TooOld, window.Check(limit - Width - 1));
        Assert.Equal(ReplayVerdict.TooOld, window.Check(0));
        Assert.Equal(ReplayVerdict.Duplicate, window.Check(limit - 1));
        Assert.Equal(ReplayVerdict.Duplicate, window.Mark(limit - 2));
    }

    [Fact]
    public void Constructor_LimitPastTheBound_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowKinds.Create(WindowKinds.SpinBit, Width, SpinBitReplayWindow.MaxLimit + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowKinds.Create(WindowKinds.Word, Width, (32UL << 32) + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WordReplayWindow(new ReplayWindowOptions { BlockCounters = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WordReplayWindow(new ReplayWindowOptions { WidthCounters = 4, BlockCounters = 2, RingBlocks = 2 }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_ManyThreadsAtOnce_EachCounterOkOnce(string kind)
    {
        // Real threads, the same counters for all: what schedules the machine makes, it must not be fooled.
        const int threads = 4;
        const int counters = 20_000;
        IReplayWindow window = WindowKinds.Create(kind, Width);
        var taken = new int[counters];
        using var start = new Barrier(threads);
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (ulong counter = 0; counter < counters; counter++)
            {
                if (window.Check(counter) == ReplayVerdict.Ok && window.Mark(counter) == ReplayVerdict.Ok)
                {
                    Interlocked.Increment(ref taken[counter]);
                }
            }
        }))];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());

        Assert.DoesNotContain(taken, count => count > 1);
        Assert.Equal(1, taken[counters - 1]);
        Assert.Equal((ulong)taken.Sum(), window.ReceivedCount);
    }

    private static bool IsMarkedBefore(ulong counter, ulong jump) =>
        counter < jump && counter is 3 * Width or (5 * Width) - 1 or 5 * Width or (100 * Width) + 7;
}
