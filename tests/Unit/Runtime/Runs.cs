using Interleave.Runtime;
using Interleave.Strategies;

namespace Unit.Runtime;

/// <summary>Runs bodies directly on an <see cref="Execution"/>, without rewriting.</summary>
internal static class Runs
{
    public static Execution Now => LogicalThread.Current!.Execution;

    /// <summary>Runs random schedules and hands each finished execution to a visitor.</summary>
    public static void Many(int schedules, Action body, Action<Execution> visit, ExecutionOptions? options = null)
    {
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        for (int i = 0; i < schedules; i++)
        {
            var start = new ExecutionStart(7, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            execution.Run(body, strategy, start, options ?? new ExecutionOptions());
            visit(execution);
        }
    }

    public static LogicalThread Go(Action body, ThreadKind kind = ThreadKind.Foreground, string name = "") =>
        Now.Spawn(kind, name, static b => ((Action)b!)(), body);

    public static void Join(params LogicalThread[] threads)
    {
        foreach (LogicalThread thread in threads)
        {
            LogicalThread me = LogicalThread.Current!;
            me.Execution.Block(me, AccessKind.Join, thread.Ended);
        }
    }

    public static void Touch(object location, AccessKind kind)
    {
        LogicalThread me = LogicalThread.Current!;
        me.Execution.Point(me, kind, me.Execution.Resource<Location>(location, out _));
    }

    internal sealed class Location : Resource
    {
        public override string KindName => "location";
    }
}
