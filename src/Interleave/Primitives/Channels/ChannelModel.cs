using System.ComponentModel;
using System.Threading.Channels;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Channels.Channel.

namespace Interleave.Primitives;

/// <summary>Models <see cref="Channel"/>: its Create methods make controlled channels. A real one is made too, to check the arguments.</summary>
[ModelOf(typeof(Channel))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelModel
{
    public static Channel<T> CreateUnbounded<T>() => CreateUnbounded<T>(new UnboundedChannelOptions());

    public static Channel<T> CreateUnbounded<T>(UnboundedChannelOptions options)
    {
        Channel<T> real = Channel.CreateUnbounded<T>(options);
        return LogicalThread.Current is { } thread
            ? new BufferedChannel<T>(thread, new ChannelShape<T>
            {
                Items = new ChannelItems<T>(),
                AllowsSynchronous = options.AllowSynchronousContinuations,
                SingleReader = options.SingleReader,
            })
            : real;
    }

    public static Channel<T> CreateBounded<T>(int capacity) => CreateBounded<T>(new BoundedChannelOptions(capacity), null);

    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options) => CreateBounded<T>(options, null);

    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options, Action<T>? itemDropped)
    {
        Channel<T> real = Channel.CreateBounded(options, itemDropped);
        if (LogicalThread.Current is not { } thread)
        {
            return real;
        }

        var shape = new ChannelShape<T>
        {
            Items = new ChannelItems<T>(),
            Capacity = options.Capacity,
            FullMode = options.FullMode,
            ItemDropped = itemDropped,
            AllowsSynchronous = options.AllowSynchronousContinuations,
        };
        return options.Capacity == 0 ? new RendezvousChannel<T>(thread, shape) : new BufferedChannel<T>(thread, shape);
    }

    public static Channel<T> CreateUnboundedPrioritized<T>() => CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<T>());

    public static Channel<T> CreateUnboundedPrioritized<T>(UnboundedPrioritizedChannelOptions<T> options)
    {
        Channel<T> real = Channel.CreateUnboundedPrioritized(options);
        return LogicalThread.Current is { } thread
            ? new BufferedChannel<T>(thread, new ChannelShape<T>
            {
                Items = new PrioritizedItems<T>(options.Comparer),
                AllowsSynchronous = options.AllowSynchronousContinuations,
            })
            : real;
    }
}
