using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Parallel.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="Parallel"/> on logical threads. The overloads that take a partitioner have no counterpart and are
/// refused by name.
/// </summary>
[ModelOf(typeof(Parallel))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ParallelModel
{
    private static readonly ParallelOptions s_default = new();

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int> body) =>
        LogicalThread.Current is null ? Parallel.For(fromInclusive, toExclusive, body) : For(fromInclusive, toExclusive, s_default, body);

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int> body)
    {
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? For<Nothing>(thread, parallelOptions, new ParallelRange(fromInclusive, toExclusive), new((i, _, _, l) =>
            {
                body((int)i);
                return l;
            }))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);
    }

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, Action<int, ParallelLoopState> body) =>
        LogicalThread.Current is null ? Parallel.For(fromInclusive, toExclusive, body) : For(fromInclusive, toExclusive, s_default, body);

    public static ParallelLoopResult For(int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Action<int, ParallelLoopState> body)
    {
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? For<Nothing>(thread, parallelOptions, new ParallelRange(fromInclusive, toExclusive), new((i, s, _, l) =>
            {
                body((int)i, s);
                return l;
            }))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);
    }

    public static ParallelLoopResult For<TLocal>(
        int fromInclusive, int toExclusive, Func<TLocal> localInit, Func<int, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        LogicalThread.Current is null
            ? Parallel.For(fromInclusive, toExclusive, localInit, body, localFinally)
            : For(fromInclusive, toExclusive, s_default, localInit, body, localFinally);

    public static ParallelLoopResult For<TLocal>(
        int fromInclusive, int toExclusive, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<int, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        Require(parallelOptions, body, localInit, localFinally);
        return LogicalThread.Current is { } thread
            ? For<TLocal>(
                thread,
                parallelOptions,
                new ParallelRange(fromInclusive, toExclusive),
                new((i, s, _, l) => body((int)i, s, l)) { Init = localInit, Finally = localFinally })
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, localInit, body, localFinally);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long> body) =>
        LogicalThread.Current is null ? Parallel.For(fromInclusive, toExclusive, body) : For(fromInclusive, toExclusive, s_default, body);

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long> body)
    {
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? For<Nothing>(thread, parallelOptions, new ParallelRange(fromInclusive, toExclusive), new((i, _, _, l) =>
            {
                body(i);
                return l;
            }))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);
    }

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, Action<long, ParallelLoopState> body) =>
        LogicalThread.Current is null ? Parallel.For(fromInclusive, toExclusive, body) : For(fromInclusive, toExclusive, s_default, body);

    public static ParallelLoopResult For(long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Action<long, ParallelLoopState> body)
    {
        Require(parallelOptions, body);
        return LogicalThread.Current is { } thread
            ? For<Nothing>(thread, parallelOptions, new ParallelRange(fromInclusive, toExclusive), new((i, s, _, l) =>
            {
                body(i, s);
                return l;
            }))
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, body);
    }

    public static ParallelLoopResult For<TLocal>(
        long fromInclusive, long toExclusive, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally) =>
        LogicalThread.Current is null
            ? Parallel.For(fromInclusive, toExclusive, localInit, body, localFinally)
            : For(fromInclusive, toExclusive, s_default, localInit, body, localFinally);

    public static ParallelLoopResult For<TLocal>(
        long fromInclusive, long toExclusive, ParallelOptions parallelOptions, Func<TLocal> localInit, Func<long, ParallelLoopState, TLocal, TLocal> body, Action<TLocal> localFinally)
    {
        Require(parallelOptions, body, localInit, localFinally);
        return LogicalThread.Current is { } thread
            ? For<TLocal>(
                thread,
                parallelOptions,
                new ParallelRange(fromInclusive, toExclusive),
                new((i, s, _, l) => body(i, s, l)) { Init = localInit, Finally = localFinally })
            : Parallel.For(fromInclusive, toExclusive, parallelOptions, localInit, body, localFinally);
    }

    private static ParallelLoopResult For<TLocal>(LogicalThread thread, ParallelOptions options, ParallelRange range, ParallelBody<long, TLocal> body)
    {
        if (range.Count == 0)
        {
            return Result(isCompleted: true, null);
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        return Result(ParallelLoop<long, TLocal>.Run(thread, options, range, body));
    }

    private static ParallelLoopResult Result(ParallelLoopResource loop) => Result(!loop.IsStopped && loop.LowestBreak is null, loop.LowestBreak);

    private static ParallelLoopResult Result(bool isCompleted, long? lowestBreak)
    {
        ParallelLoopResult result = default;
        Completed(ref result) = isCompleted;
        LowestBreak(ref result) = lowestBreak;
        return result;
    }

    private static void Require(ParallelOptions parallelOptions, Delegate body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(parallelOptions);
    }

    private static void Require(ParallelOptions parallelOptions, Delegate body, Delegate localInit, Delegate localFinally)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(localInit);
        ArgumentNullException.ThrowIfNull(localFinally);
        ArgumentNullException.ThrowIfNull(parallelOptions);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_completed")]
    private static extern ref bool Completed(ref ParallelLoopResult result);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lowestBreakIteration")]
    private static extern ref long? LowestBreak(ref ParallelLoopResult result);
}
