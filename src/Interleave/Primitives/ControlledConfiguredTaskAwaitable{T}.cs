using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ConfiguredTaskAwaitable{TResult}"/>.</summary>
[Replaces(typeof(ConfiguredTaskAwaitable<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledConfiguredTaskAwaitable<TResult>
{
    private readonly Task<TResult> _task;
    private readonly ConfigureAwaitOptions _options;

    internal ControlledConfiguredTaskAwaitable(Task<TResult> task, ConfigureAwaitOptions options) => (_task, _options) = (task, options);

    /// <summary>The awaiter.</summary>
    /// <returns>The awaiter.</returns>
    public ControlledConfiguredTaskAwaiter<TResult> GetAwaiter() => new(_task, _options);
}
