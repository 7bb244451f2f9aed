using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Parallel.

namespace Interleave.Primitives;

/// <content>ForEach and Invoke.</content>
public static partial class ParallelModel
{
    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource> body) =>
        LogicalThread.Current is null ? Parallel.ForEach(source, body) : ForEach(source, s_default, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? Each<TSource, Nothing>(thread, parallelOptions, source, new((t, _, _, l) =>
            {
                body(t);
                return l;
            }))
            : Parallel.ForEach(source, parallelOptions, body);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource, ParallelLoopState> body) =>
        LogicalThread.Current is null ? Parallel.ForEach(source, body) : ForEach(source, s_default, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? Each<TSource, Nothing>(thread, parallelOptions, source, new((t, s, _, l) =>
            {
                body(t, s);
                return l;
            }))
            : Parallel.ForEach(source, parallelOptions, body);
    }

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, Action<TSource, ParallelLoopState, long> body) =>
        LogicalThread.Current is null ? Parallel.ForEach(source, body) : ForEach(source, s_default, body);

    public static ParallelLoopResult ForEach<TSource>(IEnumerable<TSource> source, ParallelOptions parallelOptions, Action<TSource, ParallelLoopState, long> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? Each<TSource, Nothing>(thread, parallelOptions, source, new((t, s, i, l) =>
            {
                body(t, s, i);
                return l;
            }))
            : Parallel.ForEach(source, parallelOptions, body);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        LogicalThread.Current is null ? Parallel.ForEach(source, localInit, body, localFinally) : ForEach(source, s_default, localInit, body, localFinally);

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body, localInit, localFinally);
        return LogicalThread.Current is { } thread
            ? Each<TSource, TLocal>(
                thread, parallelOptions, source, new((t, s, _, l) => body(t, s, l)) { Init = localInit, Finally = localFinally })
            : Parallel.ForEach(source, parallelOptions, localInit, body, localFinally);
    }

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        LogicalThread.Current is null ? Parallel.ForEach(source, localInit, body, localFinally) : ForEach(source, s_default, localInit, body, localFinally);

    public static ParallelLoopResult ForEach<TSource, TLocal>(
        IEnumerable<TSource> source, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<TSource, ParallelLoopState, long, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        ArgumentNullException.ThrowIfNull(source);
        Require(parallelOptions, body, localInit, localFinally);
        return LogicalThread.Current is { } thread
            ? Each<TSource, TLocal>(
                thread, parallelOptions, source, new((t, s, i, l) => body(t, s, i, l)) { Init = localInit, Finally = localFinally })
            : Parallel.ForEach(source, parallelOptions, localInit, body, localFinally);
    }

    public static void Invoke(params Action[] actions)
    {
        if (LogicalThread.Current is null)
        {
            Parallel.Invoke(actions);
        }
        else
        {
            Invoke(s_default, actions);
        }
    }

    public static void Invoke(ParallelOptions parallelOptions, params Action[] actions)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Parallel.Invoke(parallelOptions, actions);
            return;
        }

        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(parallelOptions);
        parallelOptions.CancellationToken.ThrowIfCancellationRequested();
        Action[] copy = [.. actions];
        if (Array.Exists(copy, a => a is null))
        {
            throw new ArgumentException("One of the actions was null.");
        }

        if (copy.Length == 0)
        {
            return;
        }

        // Without a limit each action has a thread of its own: two that wait for each other are no deadlock.
        ParallelOptions options = parallelOptions.MaxDegreeOfParallelism > 0 ? parallelOptions : new ParallelOptions
        {
            CancellationToken = parallelOptions.CancellationToken,
            TaskScheduler = parallelOptions.TaskScheduler,
            MaxDegreeOfParallelism = copy.Length,
        };
        ParallelBody<long, Nothing> body = new((i, _, _, l) =>
        {
            copy[i]();
            return l;
        })
        {
            GoesOnAfterFailure = true,
        };
        ParallelLoop<long, Nothing>.Run(thread, options, new ParallelRange(0, copy.Length), body);
    }

    private static ParallelLoopResult Each<TSource, TLocal>(
        LogicalThread thread, ParallelOptions options, IEnumerable<TSource> source, ParallelBody<TSource, TLocal> body)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        if (source is IList<TSource> list)
        {
            return list.Count == 0
                ? Result(isCompleted: true, null)
                : Result(ParallelLoop<TSource, TLocal>.Run(thread, options, new ParallelList<TSource>(list, thread.CurrentSite), body));
        }

        using IEnumerator<TSource> items = source.GetEnumerator();
        return Result(ParallelLoop<TSource, TLocal>.Run(thread, options, new ParallelEnumerable<TSource>(items), body));
    }
}
