using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A model's own reaction to the completion of a task. It runs no user code itself.</summary>
internal sealed class CallbackContinuation(LogicalThread thread, string name, Action action) : Continuation(thread)
{
    internal override string Name => name;

    protected override bool IsAwait => false;

    protected override void Run() => action();
}
