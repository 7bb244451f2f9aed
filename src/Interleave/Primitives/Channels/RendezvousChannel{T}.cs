using System.Threading.Channels;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A bounded channel of capacity 0: an item goes from a pending write to a read, or from a write to a pending read, or nowhere.</summary>
internal sealed class RendezvousChannel<T>(LogicalThread creator, ChannelShape<T> shape) : ControlledChannel<T>(creator, shape)
{
    internal override int Count => 0;

    private bool Drops => Shape.FullMode != BoundedChannelFullMode.Wait;

    internal override bool TryRead(out T item)
    {
        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Done is not null || Writers.Count == 0)
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
        bool exists = Done is null && Writers.Count > 0;
        item = exists ? ((ChannelWrite<T>)Writers[0]).Item : default!;
        return exists;
    }

    internal override ValueTask<T> ReadAsync(CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(token);
        }

        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Done is not null)
        {
            return NoItem();
        }

        if (Writers.Count > 0)
        {
            return new ValueTask<T>(Take(thread));
        }

        var task = new ValueTask<T>(Wait(thread, new ChannelWaiter<T>(Readers), "ChannelReader.ReadAsync", token));
        WakeAll(thread, WaitingWriters);
        return task;
    }

    internal override ValueTask<bool> WaitToReadAsync(CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(token);
        }

        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Done is not null || Writers.Count > 0)
        {
            Unchanged(thread);
            return Done is null ? new ValueTask<bool>(true) : NoMore();
        }

        return new ValueTask<bool>(Wait(thread, new ChannelWaiter<bool>(WaitingReaders), "ChannelReader.WaitToReadAsync", token));
    }

    internal override bool TryWrite(T item)
    {
        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Done is not null || (Readers.Count == 0 && !Drops))
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

        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Done is not null)
        {
            return new ValueTask(TaskModel.FromException(Closed()));
        }

        if (Readers.Count > 0 || Drops)
        {
            Put(thread, item);
            return default;
        }

        var task = new ValueTask(Wait(thread, new ChannelWrite<T>(Writers, item), "ChannelWriter.WriteAsync", token));
        WakeAll(thread, WaitingReaders);
        return task;
    }

    internal override ValueTask<bool> WaitToWriteAsync(CancellationToken token)
    {
        if (token.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<bool>(token);
        }

        LogicalThread? thread = Enter(AccessKind.TryAcquire);
        if (Done is not null || Readers.Count > 0 || Drops)
        {
            Unchanged(thread);
            return Done is null ? new ValueTask<bool>(true) : NoMore();
        }

        return new ValueTask<bool>(Wait(thread, new ChannelWaiter<bool>(WaitingWriters), "ChannelWriter.WaitToWriteAsync", token));
    }

    private T Take(LogicalThread? thread)
    {
        var write = (ChannelWrite<T>)TakeFirst(Writers);
        Changed(thread, releases: true);
        write.Grant(thread, default);
        return write.Item;
    }

    private void Put(LogicalThread? thread, T item)
    {
        if (Readers.Count == 0)
        {
            Shape.ItemDropped?.Invoke(item);
            return;
        }

        Changed(thread, releases: true);
        TakeFirst(Readers).Grant(thread, item);
    }
}
