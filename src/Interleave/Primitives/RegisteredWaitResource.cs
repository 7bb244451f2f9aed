using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A wait registered with the thread pool, until it is unregistered.</summary>
internal sealed class RegisteredWaitResource : Resource
{
    internal WaitHandleResource? Handle { get; set; }

    internal bool IsUnregistered { get; set; }

    /// <summary>Callbacks that run now.</summary>
    internal int Running { get; set; }

    /// <summary>What to set when it is unregistered and no callback runs.</summary>
    internal WaitHandle? ToSignal { get; set; }

    public override string KindName => "registered wait";

    public override bool IsReady(LogicalThread thread) => IsUnregistered || Handle!.IsReady(thread);

    internal void SignalIfThrough()
    {
        if (IsUnregistered && Running == 0 && ToSignal is EventWaitHandle done)
        {
            ToSignal = null;
            EventWaitHandleModel.Set(done);
        }
    }

    protected internal override void Reset() => (Handle, IsUnregistered, Running, ToSignal) = (null, false, 0, null);
}
