namespace Interleave.Primitives;

/// <summary>A job whose delegate returns the task's result, or nothing.</summary>
/// <typeparam name="TResult">The result; <see cref="Nothing"/> for actions.</typeparam>
internal sealed class FunctionJob<TResult> : TaskJob
{
    private readonly TaskCompletionSource<TResult> _promise;
    private TResult _result = default!;

    internal FunctionJob(Delegate body, object? state, CancellationToken token)
        : base(body, state, token)
    {
        _promise = new TaskCompletionSource<TResult>(state);
    }

    internal override Task Promise => _promise.Task;

    internal Task<TResult> Task => _promise.Task;

    protected override void Invoke()
    {
        switch (Body)
        {
            case Func<TResult> function:
                _result = function();
                break;
            case Func<object?, TResult> function:
                _result = function(State);
                break;
            case Action action:
                action();
                break;
            default:
                ((Action<object?>)Body)(State);
                break;
        }
    }

    protected override void Succeed() => _promise.TrySetResult(_result);

    protected override void Fault(IEnumerable<Exception> exceptions) => _promise.TrySetException(exceptions);

    protected override void Cancel(CancellationToken token) => _promise.TrySetCanceled(token);
}
