namespace Hsm.Exploration;

/// <summary>
/// One thread seals, one opens, one looks at the timers: either a reply is owed or one is awaited, at every moment.
/// </summary>
internal sealed class TimersScenario : ChannelScenario
{
    /// <inheritdoc/>
    public override string Name => "channel-timers";

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    protected override void Run(ChannelRig rig)
    {
        ChannelRig.Receive(rig.Two, ChannelRig.Send(rig.One, 1), 1);
        var packet = ChannelRig.Send(rig.Two, 2);
        rig.One.Tick(TimeSpan.FromSeconds(1), out _);
        ChannelRig.Run(
            () => ChannelRig.Receive(rig.One, packet, 2),
            () => ChannelRig.Send(rig.One, 3),
            () =>
            {
                Look(rig.One);
                Look(rig.One);
            });
        Look(rig.One);
    }

    private static void Look(SecureChannel channel)
    {
        var seen = channel.Timers;
        ChannelRig.Require(
            seen.OwesReply != seen.AwaitsReply, $"A reply is owed or awaited, one of the two; seen {seen.OwesReply} and {seen.AwaitsReply}.");
    }
}
