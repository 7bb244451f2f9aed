using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>What a sleeping thread waits for: never ready, only its deadline ends the wait. One for each logical thread.</summary>
internal sealed class SleepResource : Resource
{
    public override string KindName => "time";

    public override string Name => KindName;

    public override bool IsReady(LogicalThread thread) => false;

    /// <summary>Lets virtual time pass for a thread.</summary>
    internal static void Sleep(LogicalThread thread, TimeSpan time)
    {
        if (time == TimeSpan.Zero)
        {
            thread.Execution.Yield(thread);
        }
        else
        {
            thread.Execution.Block(thread, AccessKind.Sleep, thread.Execution.Resource<SleepResource>(thread, out _), time);
        }
    }
}
