using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1.Enumerator.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConfiguredCancelableAsyncEnumerable{T}.Enumerator"/>.</summary>
[ModelOf(typeof(ConfiguredCancelableAsyncEnumerable<>.Enumerator))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConfiguredAsyncEnumeratorModel<T>
{
    public static T get_Current(ref ConfiguredCancelableAsyncEnumerable<T>.Enumerator enumerator) => enumerator.Current;

    public static ControlledConfiguredValueTaskAwaitable<bool> MoveNextAsync(ref ConfiguredCancelableAsyncEnumerable<T>.Enumerator enumerator) =>
        ValueTasks.Unwrapped(enumerator.MoveNextAsync());

    public static ControlledConfiguredValueTaskAwaitable DisposeAsync(ref ConfiguredCancelableAsyncEnumerable<T>.Enumerator enumerator) =>
        ValueTasks.Unwrapped(enumerator.DisposeAsync());
}
