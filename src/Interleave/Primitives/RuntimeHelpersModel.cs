using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Runtime.CompilerServices.RuntimeHelpers.

namespace Interleave.Primitives;

/// <summary>Models <see cref="RuntimeHelpers.GetHashCode(object)"/>.</summary>
[ModelOf(typeof(RuntimeHelpers))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RuntimeHelpersModel
{
    public static int GetHashCode(object? o) =>
        LogicalThread.Current is { } thread && o is not null ? StableHash.OfIdentity(thread, o) : RuntimeHelpers.GetHashCode(o);
}
