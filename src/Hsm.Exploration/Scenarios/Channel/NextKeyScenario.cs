namespace Hsm.Exploration;

/// <summary>
/// The first packets of the next key arrive at two threads, and a forged one at a third: both need the write side, the
/// key is taken up once, no two threads wait for each other.
/// </summary>
internal sealed class NextKeyScenario : ChannelScenario
{
    /// <inheritdoc/>
    public override string Name => "channel-next-key";

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    protected override void Run(ChannelRig rig)
    {
        ChannelRig.Require(rig.One.Rekey() == ChannelStatus.Ok, "The initiator may replace key 0.");
        var first = ChannelRig.Send(rig.One, 1);
        var second = ChannelRig.Send(rig.One, 2);
        byte[] forged = [.. second];
        forged[^1] ^= 1;
        ChannelRig.Run(
            () => Expect(ChannelStatus.Ok, ChannelRig.Receive(rig.Two, first, 1)),
            () => Expect(ChannelStatus.Ok, ChannelRig.Receive(rig.Two, second, 2)),
            () =>
            {
                var status = ChannelRig.Receive(rig.Two, forged, 2);
                ChannelRig.Require(status is ChannelStatus.Forged or ChannelStatus.Duplicate, $"A forged packet was {status}.");
            });
        Expect(ChannelStatus.Ok, ChannelRig.Receive(rig.One, ChannelRig.Send(rig.Two, 3), 3));
    }

    private static void Expect(ChannelStatus expected, ChannelStatus status) =>
        ChannelRig.Require(status == expected, $"The packet is {expected}; it was {status}.");
}
