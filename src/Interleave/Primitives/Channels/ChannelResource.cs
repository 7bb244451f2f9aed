using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A channel. Its state is in the channel object, which lives no longer than the execution.</summary>
internal sealed class ChannelResource : Resource
{
    /// <summary>What goes through it.</summary>
    internal Type? ItemType { get; set; }

    /// <summary>Where it was created.</summary>
    internal int CreatedAt { get; set; }

    public override string KindName => "channel";

    public override string Name
    {
        get
        {
            Site created = SiteTable.Get(CreatedAt);
            string type = ItemType is null ? "Channel" : $"Channel<{TypeNames.Short(ItemType)}>";
            string origin = Label is null ? type : $"{type} {Label}";
            return CreatedAt == 0 ? origin : $"{origin} (created at {created.Place})";
        }
    }

    protected internal override void Reset() => (ItemType, CreatedAt) = (null, 0);
}
