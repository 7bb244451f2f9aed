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

    internal ControlledConfiguredValueTaskAwaitable(ValueTask value) => _value = value;

    /// <summary>The awaiter.</summary>
    /// <returns>The awaiter.</returns>
    public ControlledConfiguredValueTaskAwaiter GetAwaiter() => new(_value);
}
