using System.ComponentModel;
using System.Threading.Channels;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Channels.Channel`2.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models the ends of a channel: no step, but the field that the channel was read from gives it its name.</summary>
[ModelOf(typeof(Channel<,>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChannelEndsModel<TWrite, TRead>
{
    public static ChannelReader<TRead> get_Reader(Channel<TWrite, TRead> channel)
    {
        Name(channel);
        return channel.Reader;
    }

    public static ChannelWriter<TWrite> get_Writer(Channel<TWrite, TRead> channel)
    {
        Name(channel);
        return channel.Writer;
    }

    private static void Name(Channel<TWrite, TRead> channel)
    {
        if (LogicalThread.Current is { } thread && channel is ControlledChannel<TRead> controlled)
        {
            controlled.Of(thread);
        }
    }
}
