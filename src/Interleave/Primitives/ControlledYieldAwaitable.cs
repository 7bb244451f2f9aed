using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="YieldAwaitable"/>.</summary>
[Replaces(typeof(YieldAwaitable))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledYieldAwaitable
{
    /// <summary>The awaiter.</summary>
    /// <returns>The awaiter.</returns>
    public ControlledYieldAwaiter GetAwaiter() => default;
}
