using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A parallel loop on logical threads: the caller is one worker, the others are spawned, and the call returns when all
/// are through. Iterations are ordered with what comes before and after the loop, not with one another.
/// </summary>
internal sealed class ParallelLoop<TItem, TLocal>
{
    private readonly ParallelSource<TItem> _source;
    private readonly ParallelBody<TItem, TLocal> _body;
    private readonly ParallelOptions _options;
    private readonly ParallelLoopResource _loop;
    private readonly int _site;

    private ParallelLoop(LogicalThread thread, ParallelOptions options, ParallelSource<TItem> source, ParallelBody<TItem, TLocal> body)
    {
        (_source, _body, _options) = (source, body, options);
        _loop = thread.Execution.NewResource<ParallelLoopResource>();
        _site = thread.CurrentSite;
    }

    /// <summary>Runs a loop to its end.</summary>
    /// <returns>The loop's state, for its result.</returns>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    /// <exception cref="AggregateException">Everything that iterations threw.</exception>
    internal static ParallelLoopResource Run(
        LogicalThread thread, ParallelOptions options, ParallelSource<TItem> source, ParallelBody<TItem, TLocal> body) =>
        new ParallelLoop<TItem, TLocal>(thread, options, source, body).Run(thread);

    private ParallelLoopResource Run(LogicalThread thread)
    {
        ParallelDegree.RequireScheduler(thread, _options);
        int workers = (int)Math.Min(Math.Max(_source.Count, 1), ParallelDegree.Of(_options));
        _source.Begin(workers);
        CancellationCallback? cancellation = CancellationCallback.ForModel(thread, static l => Cancel((ParallelLoopResource)l!), _loop, _options.CancellationToken);
        for (int i = 1; i < workers; i++)
        {
            int worker = i;
            LogicalThread spawned = thread.Execution.Spawn(ThreadKind.PoolItem, "parallel worker", _ => Work(worker), null);
            thread.Execution.Note(thread, AccessKind.Spawn, spawned.Ended);
            _loop.Workers.Add(spawned);
        }

        // As a task's, the context that the body changes is not the caller's own.
        if (ExecutionContext.Capture() is { } context)
        {
            ExecutionContext.Run(context, _ => Work(0), null);
        }
        else
        {
            Work(0);
        }

        thread.CurrentSite = _site;
        if (_loop.Workers.Count > 0)
        {
            thread.Execution.Block(thread, AccessKind.Join, _loop);
            _loop.Workers.ForEach(w => thread.Execution.Note(thread, AccessKind.Join, w.Ended));
        }

        cancellation?.Dispose(thread);
        ThrowIfFailed();
        return _loop;
    }

    private static void Cancel(ParallelLoopResource loop)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            thread.Execution.Point(thread, AccessKind.Write, loop);
            loop.IsCancelled = true;
        }
    }

    private void Work(int worker)
    {
        LogicalThread thread = LogicalThread.Current!;
        long index = 0;
        try
        {
            if (!TryNext(thread, worker, out TItem item, out index))
            {
                return;
            }

            (ParallelLoopState state, ParallelLoopStateResource position) = ParallelLoopStateModel.Create(thread, _loop);
            TLocal local = _body.Init is { } init ? init() : default!;
            try
            {
                do
                {
                    position.Iteration = index;
                    local = Step(item, state, index, local);
                }
                while (TryNext(thread, worker, out item, out index));
            }
            finally
            {
                if (!thread.Execution.IsStopping)
                {
                    _body.Finally?.Invoke(local);
                }
            }
        }
        catch (Exception exception) when (exception is not TeardownException)
        {
            thread.CurrentSite = _site;
            thread.Execution.Point(thread, AccessKind.Write, _loop);
            _loop.IsExceptional = true;
            _loop.Failures.Add((index, exception));
        }
    }

    private TLocal Step(TItem item, ParallelLoopState state, long index, TLocal local)
    {
        try
        {
            return _body.Step(item, state, index, local);
        }
        catch (Exception exception) when (_body.GoesOnAfterFailure && exception is not TeardownException)
        {
            _loop.Failures.Add((index, exception));
            return local;
        }
    }

    /// <summary>The next iteration that must run. Taking one gives no order between iterations, though the real counter would: nobody promises it.</summary>
    private bool TryNext(LogicalThread thread, int worker, out TItem item, out long index)
    {
        thread.CurrentSite = _site;
        thread.Execution.Point(thread, AccessKind.TryAcquire, _loop);
        (item, index) = (default!, 0);
        while (!_loop.IsOver && _source.TryNext(thread, worker, out item, out index))
        {
            if (!_loop.Skips(index))
            {
                return true;
            }
        }

        return false;
    }

    private void ThrowIfFailed()
    {
        CancellationToken token = _options.CancellationToken;
        if (_loop.Failures.Count > 0)
        {
            // Nothing but cancellations by the loop's own token is a cancellation of the loop.
            if (token.IsCancellationRequested && _loop.Failures.TrueForAll(f => f.Exception is OperationCanceledException c && c.CancellationToken == token))
            {
                throw new OperationCanceledException(token);
            }

            IEnumerable<(long Index, Exception Exception)> failures = _body.GoesOnAfterFailure ? _loop.Failures.OrderBy(f => f.Index) : _loop.Failures;
            throw new AggregateException(failures.Select(f => f.Exception));
        }

        if (_loop.IsCancelled && !(_body.GoesOnAfterFailure && !_source.TryNext(LogicalThread.Current!, 0, out _, out _)))
        {
            throw new OperationCanceledException(token);
        }
    }
}
