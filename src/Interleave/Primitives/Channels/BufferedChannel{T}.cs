using System.Threading.Channels;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// A channel with room for items: unbounded, prioritized or bounded. A pending read exists only while it is empty, a
/// pending write only while it is full.
/// </summary>
internal sealed class BufferedChannel<T>(LogicalThread creator, ChannelShape<T> shape) : ControlledChannel<T>(creator, shape)
{
    private ChannelItems<T> Items => Shape.Items;

    internal override int Count => Items.Count;

    private bool IsFull => Items.Count >= Shape.Capacity;

    // A write into an unbounded channel always goes through, so its step can say so beforehand.
    private AccessKind Writing => Shape.IsBounded ? AccessKind.TryAcquire : AccessKind.Write;

    internal override bool TryRead(out T item)
    {
        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Items.Count == 0)
        {
            item = default!;
            return Unchanged(thread);
        }

        item = Take(thread);
        return true;
    }

    internal override bool TryPeek(out T item)
    {
        LogicalThread? thread = Enter(AccessKind.Read);
        Unchanged(thread);
        item = Items.Count > 0 ? Items.Next : default!;
        return Items.Count > 0;
    }

    internal override ValueTask<T> ReadAsync(CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(token);
        }

        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Items.Count > 0)
        {
            return new ValueTask<T>(Take(thread));
        }

        if (Done is not null)
        {
            return NoItem();
        }

        List<ChannelWaiter<T>> previous = Shape.SingleReader ? TakeAll(Readers) : [];
        var task = new ValueTask<T>(Wait(thread, new ChannelWaiter<T>(Readers), "ChannelReader.ReadAsync", token));
        previous.ForEach(p => p.Fail(thread, new OperationCanceledException()));
        return task;
    }

    internal override ValueTask<bool> WaitToReadAsync(CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(token);
        }

        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Items.Count > 0 || Done is not null)
        {
            Unchanged(thread);
            return Items.Count > 0 ? new ValueTask<bool>(true) : NoMore();
        }

        List<ChannelWaiter<bool>> previous = Shape.SingleReader ? TakeAll(WaitingReaders) : [];
        var task = new ValueTask<bool>(Wait(thread, new ChannelWaiter<bool>(WaitingReaders), "ChannelReader.WaitToReadAsync", token));
        previous.ForEach(p => p.Fail(thread, new OperationCanceledException()));
        return task;
    }

    internal override bool TryWrite(T item)
    {
        LogicalThread? thread = Enter(Writing);
        if (Done is not null || (IsFull && Shape.FullMode == BoundedChannelFullMode.Wait))
        {
            return Unchanged(thread);
        }

        Put(thread, item);
        return true;
    }

    internal override ValueTask WriteAsync(T item, CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(token);
        }

        LogicalThread? thread = Enter(Writing);
        if (Done is not null)
        {
            return new ValueTask(TaskModel.FromException(Closed()));
        }

        if (IsFull && Shape.FullMode == BoundedChannelFullMode.Wait)
        {
            return new ValueTask(Wait(thread, new ChannelWrite<T>(Writers, item), "ChannelWriter.WriteAsync", token));
        }

        Put(thread, item);
        return default;
    }

    internal override ValueTask<bool> WaitToWriteAsync(CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(token);
        }

        LogicalThread? thread = Enter(Shape.IsBounded ? AccessKind.TryAcquire : AccessKind.Read);
        if (Done is not null || !IsFull || Shape.FullMode != BoundedChannelFullMode.Wait)
        {
            Unchanged(thread);
            return Done is null ? new ValueTask<bool>(true) : NoMore();
        }

        return new ValueTask<bool>(Wait(thread, new ChannelWaiter<bool>(WaitingWriters), "ChannelWriter.WaitToWriteAsync", token));
    }

    /// <summary>Takes the next item; there is one. Room goes to the first pending write, else all that wait for room are told.</summary>
    private T Take(LogicalThread? thread)
    {
        T item = Items.Take();
        Changed(thread, Shape.IsBounded);
        if (Done is not null)
        {
            if (Items.Count == 0)
            {
                // A bounded channel completes under its lock.
                Finish(thread, isOwnStep: !Shape.IsBounded);
            }
        }
        else if (Writers.Count > 0)
        {
            var write = (ChannelWrite<T>)TakeFirst(Writers);
            Items.Add(write.Item);
            write.Grant(thread, default);
        }
        else
        {
            WakeAll(thread, WaitingWriters);
        }

        return item;
    }

    /// <summary>Gives an item to the first pending read, or stores it; where it is full one is dropped.</summary>
    private void Put(LogicalThread? thread, T item)
    {
        if (IsFull)
        {
            Drop(thread, item);
            return;
        }

        Changed(thread, Shape.IsBounded);
        if (Readers.Count > 0)
        {
            TakeFirst(Readers).Grant(thread, item);
            return;
        }

        Items.Add(item);
        WakeAll(thread, WaitingReaders);
    }

    private void Drop(LogicalThread? thread, T item)
    {
        T dropped = item;
        if (Shape.FullMode != BoundedChannelFullMode.DropWrite)
        {
            dropped = Shape.FullMode == BoundedChannelFullMode.DropNewest ? Items.TakeNewest() : Items.Take();
            Items.Add(item);
            Changed(thread, releases: true);
        }

        Shape.ItemDropped?.Invoke(dropped);
    }
}
