using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The steps of a secure channel, each replaceable by itself: what planted bugs take the place of. There is no way to
/// replace them from outside the project and its explorers.
/// </summary>
internal sealed record ChannelComponents
{
    /// <summary>The right ones.</summary>
    public static ChannelComponents Default { get; } = new();

    /// <summary>Makes a replay window instead of the options' own; null: the options decide.</summary>
    public Func<ReplayWindowOptions, IReplayWindow>? Window { get; init; }
}
