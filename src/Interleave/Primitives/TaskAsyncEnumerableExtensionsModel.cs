using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskAsyncEnumerableExtensions.
#pragma warning disable CA1068 // Parameters are those of the modelled member.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskAsyncEnumerableExtensions"/>: the wrappers are the real ones, what they await is not.</summary>
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

    public static IEnumerable<T> ToBlockingEnumerable<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return source.ToBlockingEnumerable(cancellationToken);
        }

        ArgumentNullException.ThrowIfNull(source);
        return Blocking(source, thread.CurrentSite, cancellationToken);
    }

    private static IEnumerable<T> Blocking<T>(IAsyncEnumerable<T> source, int site, CancellationToken token)
    {
        IAsyncEnumerator<T> items = source.GetAsyncEnumerator(token);
        try
        {
            while (Wait(ValueTasks.AsTask(items.MoveNextAsync()), site))
            {
                yield return items.Current;
            }
        }
        finally
        {
            Task end = ValueTasks.AsTask(items.DisposeAsync());
            Settle(end, site);
            end.GetAwaiter().GetResult();
        }
    }

    private static bool Wait(Task<bool> more, int site)
    {
        Settle(more, site);
        return more.GetAwaiter().GetResult();
    }

    private static void Settle(Task task, int site)
    {
        if (LogicalThread.Current is { } thread)
        {
            // The program's own code ran in between.
            thread.CurrentSite = site;
            TaskResource.Settle(task);
        }
    }
}
