using System.Numerics;
using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Parallel.

namespace Interleave.Primitives;

/// <content>ForEachAsync and ForAsync.</content>
public static partial class ParallelModel
{
    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, s_default, body);

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForEachAsync<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? ParallelAsyncLoop<TSource>.Run(thread, parallelOptions, token => new ParallelAsyncSource<TSource>(source), body)
            : Parallel.ForEachAsync(source, parallelOptions, body);
    }

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, s_default, body);

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, CancellationToken cancellationToken, Func<TSource, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForEachAsync<TSource>(IAsyncEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TSource, CancellationToken, ValueTask> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? ParallelAsyncLoop<TSource>.Run(thread, parallelOptions, token => new ParallelAsyncSource<TSource>(source, token), body)
            : Parallel.ForEachAsync(source, parallelOptions, body);
    }

    public static Task ForAsync<T>(T fromInclusive, T toExclusive, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T>
        => ForAsync(fromInclusive, toExclusive, s_default, body);

    public static Task ForAsync<T>(T fromInclusive, T toExclusive, CancellationToken cancellationToken, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T>
        => ForAsync(fromInclusive, toExclusive, new ParallelOptions { CancellationToken = cancellationToken }, body);

    public static Task ForAsync<T>(T fromInclusive, T toExclusive, ParallelOptions parallelOptions, Func<T, CancellationToken, ValueTask> body)
        where T : notnull, IBinaryInteger<T>
    {
        ArgumentNullException.ThrowIfNull(fromInclusive);
        ArgumentNullException.ThrowIfNull(toExclusive);
        Require(parallelOptions, body);
        if (LogicalThread.Current is not { } thread)
        {
            return Parallel.ForAsync(fromInclusive, toExclusive, parallelOptions, body);
        }

        return fromInclusive >= toExclusive && !parallelOptions.CancellationToken.IsCancellationRequested
            ? Task.CompletedTask
            : ParallelAsyncLoop<T>.Run(thread, parallelOptions, _ => new ParallelAsyncSource<T>(Range(fromInclusive, toExclusive)), body);
    }

    private static IEnumerable<T> Range<T>(T from, T to)
        where T : notnull, IBinaryInteger<T>
    {
        for (T i = from; i < to; i++)
        {
            yield return i;
        }
    }
}
