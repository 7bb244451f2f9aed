namespace Interleave.Primitives;

/// <summary>As <see cref="UnwrapJob"/>, with a result.</summary>
internal sealed class UnwrapJob<TResult> : UnwrapJob
{
    private readonly TaskCompletionSource<TResult> _promise = new();

    internal UnwrapJob(Func<Task<TResult>?> body, CancellationToken token)
        : base((Delegate)body, token)
    {
    }

    internal override Task Promise => _promise.Task;

    internal Task<TResult> Task => _promise.Task;

    protected override void SetFrom(Task inner) => _promise.TrySetFromTask((Task<TResult>)inner);

    protected override void Fault(IEnumerable<Exception> exceptions) => _promise.TrySetException(exceptions);

    protected override void Cancel(CancellationToken token) => _promise.TrySetCanceled(token);
}
