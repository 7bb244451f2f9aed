using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConfiguredCancelableAsyncEnumerable{T}"/>.</summary>
[ModelOf(typeof(ConfiguredCancelableAsyncEnumerable<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConfiguredCancelableAsyncEnumerableModel<T>
{
    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait(
        ref ConfiguredCancelableAsyncEnumerable<T> source, bool continueOnCapturedContext) =>
        source.ConfigureAwait(continueOnCapturedContext);

    public static ConfiguredCancelableAsyncEnumerable<T> WithCancellation(
        ref ConfiguredCancelableAsyncEnumerable<T> source, CancellationToken cancellationToken) =>
        source.WithCancellation(cancellationToken);

    public static ConfiguredCancelableAsyncEnumerable<T>.Enumerator GetAsyncEnumerator(ref ConfiguredCancelableAsyncEnumerable<T> source) =>
        source.GetAsyncEnumerator();
}
