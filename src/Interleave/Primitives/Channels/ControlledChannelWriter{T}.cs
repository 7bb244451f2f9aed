using System.Threading.Channels;

namespace Interleave.Primitives;

/// <summary>The writer of a controlled channel.</summary>
internal sealed class ControlledChannelWriter<T>(ControlledChannel<T> channel) : ChannelWriter<T>
{
    public override bool TryWrite(T item) => channel.TryWrite(item);

    public override ValueTask WriteAsync(T item, CancellationToken cancellationToken = default) => channel.WriteAsync(item, cancellationToken);

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => channel.WaitToWriteAsync(cancellationToken);

    public override bool TryComplete(Exception? error = null) => channel.TryComplete(error);
}
