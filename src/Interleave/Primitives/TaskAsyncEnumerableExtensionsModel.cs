using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskAsyncEnumerableExtensions.
#pragma warning disable CA1068 // Parameters are those of the modelled member.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskAsyncEnumerableExtensions"/>: the wrappers are the real ones, what they await is not. ToBlockingEnumerable is refused by name.</summary>
[ModelOf(typeof(TaskAsyncEnumerableExtensions))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskAsyncEnumerableExtensionsModel
{
    public static ConfiguredAsyncDisposable ConfigureAwait(IAsyncDisposable source, bool continueOnCapturedContext) =>
        source.ConfigureAwait(continueOnCapturedContext);

    public static ConfiguredCancelableAsyncEnumerable<T> ConfigureAwait<T>(IAsyncEnumerable<T> source, bool continueOnCapturedContext)
        where T : allows ref struct
        => source.ConfigureAwait(continueOnCapturedContext);

    public static ConfiguredCancelableAsyncEnumerable<T> WithCancellation<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken)
        where T : allows ref struct
        => source.WithCancellation(cancellationToken);
}
