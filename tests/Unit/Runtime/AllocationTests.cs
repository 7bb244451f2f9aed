using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Runtime;

/// <summary>Counts bytes, so nothing else should run meanwhile.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    private static long s_switching;

    [Fact]
    public void Run_WarmWorker_AllocatesNothingPerSwitch()
    {
        using var execution = new Execution(-1, "alloc");
        var strategy = new RandomStrategy();
        var options = new ExecutionOptions();
        object location = new();
        Action body = () =>
        {
            LogicalThread a = Runs.Now.Spawn(ThreadKind.Foreground, "", Loop, location, flowContext: false);
            LogicalThread b = Runs.Now.Spawn(ThreadKind.Foreground, "", Loop, location, flowContext: false);
            LogicalThread me = LogicalThread.Current!;
            me.Execution.Block(me, AccessKind.Join, a.Ended);
            me.Execution.Block(me, AccessKind.Join, b.Ended);
        };
        long Measure(int schedules)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < schedules; i++)
            {
                var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
                strategy.NextExecution(start);
                execution.Run(body, strategy, start, options);
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        Measure(200);
        // What the logical threads allocate while they do nothing but switch is nobody else's: not a byte.
        Interlocked.Exchange(ref s_switching, 0);
        // The rest (starting and ending a schedule) can only be told for the whole process, in which threads that other
        // tests left behind allocate too: the least of several measurements counts, and the bound is wide.
        long least = Enumerable.Range(0, 20).Min(_ => Measure(50)) / 50;
        Assert.Equal(0, Interlocked.Read(ref s_switching));
        Assert.True(least < 1_000, $"{least} bytes a schedule");
    }

    private static void Loop(object? location)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Runs.Touch(location!, AccessKind.Write);
        }

        Interlocked.Add(ref s_switching, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
