using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Channels.ChannelWriter`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ChannelWriter{T}"/>; see <see cref="ChannelReaderModel{T}"/>.</summary>
[ModelOf(typeof(ChannelWriter<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelWriterModel<T>
{
    public static bool TryWrite(ChannelWriter<T> writer, T item)
    {
        ChannelKinds.Enter(writer);
        return writer.TryWrite(item);
    }

    public static bool TryComplete(ChannelWriter<T> writer, Exception? error)
    {
        ChannelKinds.Enter(writer);
        return writer.TryComplete(error);
    }

    public static void Complete(ChannelWriter<T> writer, Exception? error)
    {
        ChannelKinds.Enter(writer);
        writer.Complete(error);
    }

    public static ValueTask<bool> WaitToWriteAsync(ChannelWriter<T> writer, CancellationToken cancellationToken)
    {
        ChannelKinds.Enter(writer);
        return writer.WaitToWriteAsync(cancellationToken);
    }

    public static ValueTask WriteAsync(ChannelWriter<T> writer, T item, CancellationToken cancellationToken)
    {
        ChannelKinds.Enter(writer);
        if (!ChannelKinds.Inherits(writer, nameof(WriteAsync)))
        {
            return writer.WriteAsync(item, cancellationToken);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        try
        {
            return writer.TryWrite(item) ? default : WriteWhenPossible(writer, item, cancellationToken);
        }
        catch (Exception error) when (error is not TeardownException)
        {
            return new ValueTask(TaskModel.FromException(error));
        }
    }

    [AsyncMethodBuilder(typeof(ControlledValueTaskMethodBuilder))]
    private static async ValueTask WriteWhenPossible(ChannelWriter<T> writer, T item, CancellationToken token)
    {
        do
        {
            ValueTask<bool> wait = writer.WaitToWriteAsync(token);
            if (!await ValueTaskModel<bool>.ConfigureAwait(ref wait, false))
            {
                throw new ChannelClosedException();
            }
        }
        while (!writer.TryWrite(item));
    }
}
