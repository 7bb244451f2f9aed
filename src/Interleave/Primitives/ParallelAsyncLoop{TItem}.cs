using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Parallel.ForEachAsync and ForAsync: workers on logical threads, each started by the one before when that has found its
/// first item, as in .NET. A failure cancels the token that bodies are given.
/// </summary>
#pragma warning disable CA1001 // Like the real one: bodies may hold the token longer than the loop runs, and nothing in it needs disposal.
internal sealed class ParallelAsyncLoop<TItem>
#pragma warning restore CA1001
{
    private readonly TaskCompletionSource _promise = new();
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Func<TItem, CancellationToken, ValueTask> _body;
    private readonly CancellationToken _token;
    private readonly List<Exception> _failures = [];
    private readonly ParallelLoopResource _loop;
    private readonly int _site;
    private CancellationCallback? _registration;
    private ParallelAsyncSource<TItem> _source = null!;
    private int _workersLeft;
    private int _active;

    private ParallelAsyncLoop(LogicalThread thread, ParallelOptions options, Func<TItem, CancellationToken, ValueTask> body)
    {
        (_body, _token, _workersLeft) = (body, options.CancellationToken, ParallelDegree.Of(options));
        _loop = thread.Execution.NewResource<ParallelLoopResource>();
        _site = thread.CurrentSite;
    }

    internal static Task Run(
        LogicalThread thread,
        ParallelOptions options,
        Func<CancellationToken, ParallelAsyncSource<TItem>> source,
        Func<TItem, CancellationToken, ValueTask> body)
    {
        if (options.CancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(options.CancellationToken);
        }

        ParallelDegree.RequireScheduler(thread, options);
        var loop = new ParallelAsyncLoop<TItem>(thread, options, body);
        TaskResource.Created(thread, loop._promise.Task).Label = "Parallel.ForEachAsync";
        try
        {
            loop._source = source(loop._cancellation.Token);
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            return TaskModel.Watched(Task.FromException(exception));
        }

        loop._registration = CancellationCallback.ForModel(
            thread, static s => CancellationTokenSourceModel.Cancel((CancellationTokenSource)s!), loop._cancellation, options.CancellationToken);
        loop.StartWorker(thread);
        return loop._promise.Task;
    }

    private void StartWorker(LogicalThread thread)
    {
        if (_workersLeft > 0)
        {
            _workersLeft--;
            _active++;
            LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "parallel worker", static l => _ = ((ParallelAsyncLoop<TItem>)l!).Work(), this);
            thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
        }
    }

    [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
    private async Task Work()
    {
        try
        {
            await TaskModel.ConfigureAwait(RunItems(), continueOnCapturedContext: false);
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            Fail(exception);
        }

        // The last worker completes the loop, after what all did.
        LogicalThread thread = LogicalThread.Current!;
        thread.Execution.Note(thread, AccessKind.Signal, _loop);
        if (--_active > 0)
        {
            return;
        }

        try
        {
            await TaskModel.ConfigureAwait(_source.Dispose(), continueOnCapturedContext: false);
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            Fail(exception);
        }

        Complete();
    }

    [AsyncMethodBuilder(typeof(ControlledTaskMethodBuilder))]
    private async Task RunItems()
    {
        bool startsAnother = true;
        while (!IsCancelled())
        {
            (bool found, TItem item) = await TaskModel<(bool, TItem)>.ConfigureAwait(_source.Next(), continueOnCapturedContext: false);
            if (!found)
            {
                return;
            }

            if (startsAnother)
            {
                startsAnother = false;
                StartWorker(LogicalThread.Current!);
            }

            ValueTask running = _body(item, _cancellation.Token);
            await ValueTaskModel.ConfigureAwait(ref running, continueOnCapturedContext: false);
        }
    }

    private bool IsCancelled()
    {
        LogicalThread.Current!.CurrentSite = _site;
        return CancellationTokenModel.Poll(_cancellation);
    }

    private void Fail(Exception exception)
    {
        _failures.Add(exception);
        CancellationTokenSourceModel.Cancel(_cancellation);
    }

    private void Complete()
    {
        LogicalThread thread = LogicalThread.Current!;
        thread.CurrentSite = _site;
        _registration?.Dispose(thread);
        bool queue = Completion.Begin(thread, _promise.Task);
        try
        {
            if (_token.IsCancellationRequested)
            {
                _promise.TrySetCanceled(_token);
            }
            else if (_failures.Count > 0)
            {
                _promise.TrySetException(_failures);
            }
            else
            {
                _promise.TrySetResult();
            }
        }
        finally
        {
            Completion.End(thread, _promise.Task, queue);
        }
    }
}
