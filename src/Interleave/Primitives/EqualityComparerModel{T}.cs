using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Generic.EqualityComparer`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models the default comparer's hash codes; records call them for each of their fields.</summary>
[ModelOf(typeof(EqualityComparer<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EqualityComparerModel<T>
{
    public static int GetHashCode(EqualityComparer<T> comparer, T obj) =>
        ReferenceEquals(comparer, EqualityComparer<T>.Default) ? StableHash.Of(obj) : comparer.GetHashCode(obj!);
}
