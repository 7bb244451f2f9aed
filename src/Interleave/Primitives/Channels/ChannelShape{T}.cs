using System.Threading.Channels;

namespace Interleave.Primitives;

/// <summary>What kind of channel.</summary>
internal sealed record ChannelShape<T>
{
    internal required ChannelItems<T> Items { get; init; }

    /// <summary>int.MaxValue without a bound.</summary>
    internal int Capacity { get; init; } = int.MaxValue;

    internal BoundedChannelFullMode FullMode { get; init; }

    internal Action<T>? ItemDropped { get; init; }

    /// <summary>Whether continuations of readers may run inside the writer's call.</summary>
    internal bool AllowsSynchronous { get; init; }

    /// <summary>The unbounded channel for one reader: it cannot count, and a second pending read cancels the first.</summary>
    internal bool SingleReader { get; init; }

    internal bool IsBounded => Capacity != int.MaxValue;
}
