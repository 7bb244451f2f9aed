using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Object.

namespace Interleave.Primitives;

/// <summary>Models <see cref="object.GetHashCode"/>: an object without one of its own has its ordinal within the execution.</summary>
[ModelOf(typeof(object))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ObjectModel
{
    public static int GetHashCode(object value) => StableHash.Of(value ?? throw new NullReferenceException());
}
