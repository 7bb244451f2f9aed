using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Completes an unwrapping promise when the inner task is complete.</summary>
internal sealed class ForwardContinuation : Continuation
{
    private readonly UnwrapJob _job;
    private readonly Task _inner;

    internal ForwardContinuation(LogicalThread thread, UnwrapJob job, Task inner)
        : base(thread) => (_job, _inner) = (job, inner);

    internal override string Name => "unwrapped task";

    protected override bool IsAwait => false;

    /// <summary>Runs no user code, so it may run wherever the inner task completes.</summary>
    protected override void Run() => _job.CompleteLike(_inner);
}
