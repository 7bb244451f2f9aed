using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ConfiguredValueTaskAwaitable"/>.</summary>
[Replaces(typeof(ConfiguredValueTaskAwaitable))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledConfiguredValueTaskAwaitable
{
    private readonly ValueTask _value;
    private readonly bool _continuesOnCapturedContext;

    internal ControlledConfiguredValueTaskAwaitable(ValueTask value, bool continuesOnCapturedContext = true) =>
        (_value, _continuesOnCapturedContext) = (value, continuesOnCapturedContext);

    /// <summary>The awaiter.</summary>
    /// <returns>The awaiter.</returns>
    public ControlledConfiguredValueTaskAwaiter GetAwaiter() => new(_value, _continuesOnCapturedContext);
}
