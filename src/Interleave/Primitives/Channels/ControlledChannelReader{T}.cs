using System.Threading.Channels;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The reader of a controlled channel.</summary>
internal sealed class ControlledChannelReader<T>(ControlledChannel<T> channel) : ChannelReader<T>
{
    public override Task Completion => channel.Completion;

    public override bool CanCount => !channel.Shape.SingleReader;

    public override bool CanPeek => true;

    public override int Count
    {
        get
        {
            if (channel.Shape.SingleReader)
            {
                return base.Count;
            }

            if (channel.Enter(AccessKind.Read) is { } thread)
            {
                thread.Execution.NoteUnchanged(thread);
            }

            return channel.Count;
        }
    }

    public override bool TryRead(out T item) => channel.TryRead(out item);

    public override bool TryPeek(out T item) => channel.TryPeek(out item);

    public override ValueTask<T> ReadAsync(CancellationToken cancellationToken = default) => channel.ReadAsync(cancellationToken);

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => channel.WaitToReadAsync(cancellationToken);

    public override IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken = default) =>
        new ReadAllSequence<T>(this, LogicalThread.Current?.CurrentSite ?? 0, cancellationToken);
}
