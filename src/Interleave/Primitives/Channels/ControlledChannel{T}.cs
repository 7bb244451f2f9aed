using System.Threading.Channels;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A channel whose waiting is under control: what the framework's channels do under their lock is one step here, what
/// they do after it (completing the Completion task) another. Made by the modelled Create methods.
/// </summary>
internal abstract class ControlledChannel<T> : Channel<T>
{
    private static readonly Exception s_noError = new InvalidOperationException("completed without an error");

    private readonly TaskCompletionSource _completion = new();

    private protected ControlledChannel(LogicalThread thread, ChannelShape<T> shape)
    {
        Shape = shape;
        Reader = new ControlledChannelReader<T>(this);
        Writer = new ControlledChannelWriter<T>(this);
        ChannelResource resource = Of(thread);
        (resource.ItemType, resource.CreatedAt) = (typeof(T), thread.CurrentSite);
        TaskResource completion = TaskResource.Created(thread, _completion.Task);
        (completion.Label, completion.Subject) = ("ChannelReader.Completion", resource);
        completion.QueuesContinuations = !shape.AllowsSynchronous;
    }

    internal ChannelShape<T> Shape { get; }

    internal Task Completion => _completion.Task;

    /// <summary>Items in the channel; needs no step of its own.</summary>
    internal abstract int Count { get; }

    /// <summary>Null until TryComplete; then its error, or a mark that there was none.</summary>
    private protected Exception? Done { get; private set; }

    private protected List<ChannelWaiter<T>> Readers { get; } = [];

    private protected List<ChannelWaiter<Nothing>> Writers { get; } = [];

    private protected List<ChannelWaiter<bool>> WaitingReaders { get; } = [];

    private protected List<ChannelWaiter<bool>> WaitingWriters { get; } = [];

    internal abstract bool TryRead(out T item);

    internal abstract bool TryPeek(out T item);

    internal abstract ValueTask<T> ReadAsync(CancellationToken token);

    internal abstract ValueTask<bool> WaitToReadAsync(CancellationToken token);

    internal abstract bool TryWrite(T item);

    internal abstract ValueTask WriteAsync(T item, CancellationToken token);

    internal abstract ValueTask<bool> WaitToWriteAsync(CancellationToken token);

    internal bool TryComplete(Exception? error)
    {
        if (LogicalThread.Current is { Execution.IsStopping: true })
        {
            return true;
        }

        LogicalThread? thread = Enter(AccessKind.Write);
        if (Done is not null)
        {
            return false;
        }

        Done = error ?? s_noError;
        if (Count == 0)
        {
            Finish(thread, isOwnStep: true);
        }

        Exception closed = Closed();
        TakeAll(Readers).ForEach(r => r.Fail(thread, closed));
        TakeAll(Writers).ForEach(w => w.Fail(thread, closed));
        End(thread, WaitingReaders, error);
        End(thread, WaitingWriters, error);
        return true;
    }

    /// <summary>The resource, named after where the program keeps the channel, its reader or its writer.</summary>
    internal ChannelResource Of(LogicalThread thread)
    {
        ChannelResource resource = thread.Execution.Resource<ChannelResource>(this, out _);
        resource.Label ??= SiteTable.Get(thread.CurrentSite).Label;
        return resource;
    }

    internal LogicalThread? Enter(AccessKind kind)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.Point(thread, kind, Of(thread), isSync: kind is AccessKind.Read or AccessKind.Write);
            return thread;
        }

        return null;
    }

    /// <summary>The step has changed the channel's state.</summary>
    /// <param name="thread">Whose step.</param>
    /// <param name="releases">Whether whoever comes after is ordered after it.</param>
    private protected void Changed(LogicalThread? thread, bool releases)
    {
        thread?.Execution.Mutated();
        if (releases && thread is not null)
        {
            thread.Execution.Order(thread, AccessKind.Release, Of(thread));
        }
    }

    /// <summary>The step found nothing to do.</summary>
    /// <returns>False.</returns>
    private protected static bool Unchanged(LogicalThread? thread)
    {
        thread?.Execution.NoteUnchanged(thread);
        return false;
    }

    /// <summary>Completes the Completion task.</summary>
    /// <param name="thread">Whose step.</param>
    /// <param name="isOwnStep">Whether others may come between what went before and this.</param>
    private protected void Finish(LogicalThread? thread, bool isOwnStep)
    {
        bool queue = false;
        if (thread is not null)
        {
            queue = isOwnStep ? Primitives.Completion.Begin(thread, Completion) : Primitives.Completion.Queue(!Shape.AllowsSynchronous);
            if (!isOwnStep)
            {
                thread.Execution.Order(thread, AccessKind.Signal, TaskResource.Of(thread, Completion));
            }
        }

        try
        {
            SetCompletion();
        }
        finally
        {
            if (thread is not null)
            {
                Primitives.Completion.End(thread, null, queue);
            }
        }
    }

    /// <summary>What a read or write after completion throws.</summary>
    private protected Exception Closed() =>
        Done is OperationCanceledException cancelled ? cancelled
        : ReferenceEquals(Done, s_noError) ? new ChannelClosedException()
        : new ChannelClosedException(Done);

    /// <summary>What waiting after completion gives.</summary>
    private protected ValueTask<bool> NoMore() =>
        ReferenceEquals(Done, s_noError) ? new ValueTask<bool>(false) : new ValueTask<bool>(TaskModel.FromException<bool>(Done!));

    /// <summary>What reading after completion gives.</summary>
    private protected ValueTask<T> NoItem() => new(
        Done is OperationCanceledException { CancellationToken: var token }
            ? Task.FromCanceled<T>(token.IsCancellationRequested ? token : new CancellationToken(canceled: true))
            : TaskModel.FromException<T>(Closed()));

    /// <summary>Stands in a list. Continuations run inside the completing call only where nothing can cancel it, as in .NET.</summary>
    private protected Task<TResult> Wait<TResult>(LogicalThread? thread, ChannelWaiter<TResult> waiter, string call, CancellationToken token)
    {
        if (thread is not null)
        {
            bool isWrite = typeof(TResult) == typeof(Nothing);
            Changed(thread, Shape.IsBounded);
            waiter.Begin(thread, call, Of(thread), !Shape.AllowsSynchronous || token.CanBeCanceled || isWrite, token);
        }

        return waiter.Task;
    }

    private protected static List<TWaiter> TakeAll<TWaiter>(List<TWaiter> waiters)
    {
        List<TWaiter> all = [.. waiters];
        waiters.Clear();
        return all;
    }

    private protected static void WakeAll(LogicalThread? thread, List<ChannelWaiter<bool>> waiters)
    {
        if (waiters.Count > 0)
        {
            TakeAll(waiters).ForEach(w => w.Grant(thread, true));
        }
    }

    private protected static TWaiter TakeFirst<TWaiter>(List<TWaiter> waiters)
    {
        TWaiter first = waiters[0];
        waiters.RemoveAt(0);
        return first;
    }

    private static void End(LogicalThread? thread, List<ChannelWaiter<bool>> waiters, Exception? error) =>
        TakeAll(waiters).ForEach(w =>
        {
            if (error is null)
            {
                w.Grant(thread, false);
            }
            else
            {
                w.Fail(thread, error);
            }
        });

    private void SetCompletion()
    {
        if (Done is OperationCanceledException cancelled)
        {
            _completion.TrySetCanceled(cancelled.CancellationToken);
        }
        else if (ReferenceEquals(Done, s_noError))
        {
            _completion.TrySetResult();
        }
        else if (_completion.TrySetException(Done!))
        {
            // As in .NET: nobody has to look at it.
            _ = Completion.Exception;
        }
    }
}
