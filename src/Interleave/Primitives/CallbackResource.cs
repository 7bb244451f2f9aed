using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The end of a cancellation callback that another thread runs.</summary>
internal sealed class CallbackResource : Resource
{
    private CancellationCallback Callback => (CancellationCallback)Key!;

    public override string KindName => "cancellation callback";

    public override string Name => KindName;

    public override bool IsReady(LogicalThread thread) => Callback.ExecutingOn is null;

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Callback.ExecutingOn is { } thread)
        {
            holders.Add(thread);
        }
    }
}
