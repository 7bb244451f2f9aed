namespace Interleave.Primitives;

/// <summary>An incomplete WriteAsync, with the item that waits for room.</summary>
internal sealed class ChannelWrite<T>(List<ChannelWaiter<Nothing>> list, T item) : ChannelWaiter<Nothing>(list)
{
    internal T Item { get; } = item;
}
