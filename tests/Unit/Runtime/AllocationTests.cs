using Interleave.Runtime;
using Interleave.Strategies;
using Xunit;

namespace Unit.Runtime;

/// <summary>Counts the bytes of the whole process, so nothing else may run meanwhile.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
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
        // 100 switches or more a schedule: a single byte a switch would show. Other tests of the process allocate too,
        // so the least of several measurements counts.
        long least = Enumerable.Range(0, 20).Min(_ => Measure(50)) / 50;
        Assert.True(least < 100, $"{least} bytes a schedule");
    }

    private static void Loop(object? location)
    {
        for (int i = 0; i < 100; i++)
        {
            Runs.Touch(location!, AccessKind.Write);
        }
    }
}
