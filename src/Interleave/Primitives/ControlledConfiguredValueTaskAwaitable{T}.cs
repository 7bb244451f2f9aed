using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ConfiguredValueTaskAwaitable{TResult}"/>.</summary>
[Replaces(typeof(ConfiguredValueTaskAwaitable<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledConfiguredValueTaskAwaitable<TResult>
{
    private readonly ValueTask<TResult> _value;
    private readonly bool _continuesOnCapturedContext;

    internal ControlledConfiguredValueTaskAwaitable(ValueTask<TResult> value, bool continuesOnCapturedContext = true) =>
        (_value, _continuesOnCapturedContext) = (value, continuesOnCapturedContext);

    /// <summary>The awaiter.</summary>
    /// <returns>The awaiter.</returns>
    public ControlledConfiguredValueTaskAwaiter<TResult> GetAwaiter() => new(_value, _continuesOnCapturedContext);
}
