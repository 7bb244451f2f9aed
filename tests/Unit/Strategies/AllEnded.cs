using Interleave.Runtime;

namespace Unit.Strategies;

/// <summary>Waits for several threads in one step, so that waiting adds no interleavings of its own.</summary>
internal sealed class AllEnded : Resource
{
    private readonly List<LogicalThread> _threads = [];

    public override string KindName => "threads";

    public override bool IsReady(LogicalThread thread) => _threads.TrueForAll(t => t.IsFinished);

    public override void AddHolders(List<LogicalThread> holders) => holders.AddRange(_threads.Where(t => !t.IsFinished));

    public static void Run(params Action[] bodies)
    {
        LogicalThread me = LogicalThread.Current!;
        AllEnded all = me.Execution.NewResource<AllEnded>();
        foreach (Action body in bodies)
        {
            all._threads.Add(me.Execution.Spawn(ThreadKind.Foreground, "", static b => ((Action)b!)(), body));
        }

        me.Execution.Block(me, AccessKind.Join, all);
    }

    protected internal override void Reset() => _threads.Clear();
}
