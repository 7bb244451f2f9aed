using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Channels.ChannelReader`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="ChannelReader{T}"/>. Controlled channels have their own readers; what a reader of the program's own
/// leaves to the base class is done here, because the base class suspends out of control.
/// </summary>
[ModelOf(typeof(ChannelReader<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelReaderModel<T>
{
    public static Task get_Completion(ChannelReader<T> reader)
    {
        Task completion = reader.Completion;
        if (LogicalThread.Current is { } thread && !completion.IsCompleted && ChannelKinds.Inherits(reader, "get_Completion"))
        {
            TaskResource.Created(thread, completion).Label = "ChannelReader.Completion, which never completes";
        }

        return completion;
    }

    public static bool get_CanCount(ChannelReader<T> reader) => reader.CanCount;

    public static bool get_CanPeek(ChannelReader<T> reader) => reader.CanPeek;

    public static int get_Count(ChannelReader<T> reader)
    {
        ChannelKinds.Enter(reader);
        return reader.Count;
    }

    public static bool TryRead(ChannelReader<T> reader, out T item)
    {
        ChannelKinds.Enter(reader);
        return reader.TryRead(out item!);
    }

    public static bool TryPeek(ChannelReader<T> reader, out T item)
    {
        ChannelKinds.Enter(reader);
        return reader.TryPeek(out item!);
    }

    public static ValueTask<bool> WaitToReadAsync(ChannelReader<T> reader, CancellationToken cancellationToken)
    {
        ChannelKinds.Enter(reader);
        return reader.WaitToReadAsync(cancellationToken);
    }

    public static ValueTask<T> ReadAsync(ChannelReader<T> reader, CancellationToken cancellationToken)
    {
        ChannelKinds.Enter(reader);
        if (!ChannelKinds.Inherits(reader, nameof(ReadAsync)))
        {
            return reader.ReadAsync(cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return reader.TryRead(out T? item) ? new ValueTask<T>(item) : ReadWhenPossible(reader, cancellationToken);
        }
        catch (Exception error) when (error is not (ChannelClosedException or OperationCanceledException or TeardownException))
        {
            return new ValueTask<T>(TaskModel.FromException<T>(error));
        }
    }

    public static IAsyncEnumerable<T> ReadAllAsync(ChannelReader<T> reader, CancellationToken cancellationToken) =>
        LogicalThread.Current is { } thread && (ChannelKinds.Inherits(reader, nameof(ReadAllAsync)))
            ? new ReadAllSequence<T>(reader, thread.CurrentSite, cancellationToken)
            : reader.ReadAllAsync(cancellationToken);

    [AsyncMethodBuilder(typeof(ControlledValueTaskMethodBuilder<>))]
    private static async ValueTask<T> ReadWhenPossible(ChannelReader<T> reader, CancellationToken token)
    {
        while (true)
        {
            ValueTask<bool> wait = reader.WaitToReadAsync(token);
            if (!await ValueTaskModel<bool>.ConfigureAwait(ref wait, false))
            {
                throw new ChannelClosedException();
            }

            if (reader.TryRead(out T? item))
            {
                return item;
            }
        }
    }
}
