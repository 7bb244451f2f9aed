using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ConfiguredTaskAwaitable{TResult}.ConfiguredTaskAwaiter"/>.</summary>
[Replaces(typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledConfiguredTaskAwaiter<TResult> : ICriticalNotifyCompletion, IControlledAwaiter
{
    private readonly Task<TResult> _task;
    private readonly ConfigureAwaitOptions _options;

    internal ControlledConfiguredTaskAwaiter(Task<TResult> task, ConfigureAwaitOptions options) => (_task, _options) = (task, options);

    /// <summary>Whether the task is complete; false with <see cref="ConfigureAwaitOptions.ForceYielding"/>.</summary>
    public bool IsCompleted => !_options.HasFlag(ConfigureAwaitOptions.ForceYielding) && TaskResource.Poll(_task);

    /// <summary>Waits for the task, and ends like it, or without an exception when told so.</summary>
    /// <returns>Its result.</returns>
    public TResult GetResult()
    {
        TaskResource.Settle(_task);
        return _task.ConfigureAwait(_options).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) =>
        Awaiters.OnCompleted(_task, continuation, new CallbackFlow(true, _options.HasFlag(ConfigureAwaitOptions.ContinueOnCapturedContext)));

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) =>
        Awaiters.OnCompleted(_task, continuation, new CallbackFlow(false, _options.HasFlag(ConfigureAwaitOptions.ContinueOnCapturedContext)));

    void IControlledAwaiter.Register(LogicalThread thread, Continuation continuation)
    {
        continuation.Capture(thread, _options.HasFlag(ConfigureAwaitOptions.ContinueOnCapturedContext));
        continuation.Await(thread, _task);
    }
}
