namespace Hsm.Exploration;

/// <summary>
/// A packet of the former key is opened and another sealed while two threads replace the key: no key is used once it is
/// retired, one of the two replaces it, and the peer opens what was sealed.
/// </summary>
internal sealed class RekeyScenario : ChannelScenario
{
    /// <inheritdoc/>
    public override string Name => "channel-rekey";

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    protected override void Run(ChannelRig rig)
    {
        // Key 1 is the present one at both ends, confirmed; the packet is under key 0.
        ChannelRig.Receive(rig.Two, ChannelRig.Send(rig.One, 1), 1);
        var late = ChannelRig.Send(rig.Two, 2);
        ChannelRig.Require(rig.One.Rekey() == ChannelStatus.Ok, "A confirmed key may be replaced.");
        ChannelRig.Receive(rig.Two, ChannelRig.Send(rig.One, 3), 3);
        ChannelRig.Receive(rig.One, ChannelRig.Send(rig.Two, 4), 4);

        byte[]? packet = null;
        var replaced = 0;
        ChannelRig.Run(
            () =>
            {
                var status = ChannelRig.Receive(rig.One, late, 2);
                ChannelRig.Require(status is ChannelStatus.Ok or ChannelStatus.RetiredKey, $"A packet of the former key was {status}.");
            },
            () => Count(ref replaced, rig.One.Rekey()),
            () =>
            {
                packet = ChannelRig.Send(rig.One, 5);
                Count(ref replaced, rig.One.Rekey());
            });
        ChannelRig.Require(replaced == 1, $"The key is replaced once before the peer is heard again; it was {replaced} times.");
        var after = ChannelRig.Receive(rig.One, late, 2);
        ChannelRig.Require(after == ChannelStatus.RetiredKey, $"No packet opens under a retired key; it was {after}.");
        after = ChannelRig.Receive(rig.Two, packet!, 5);
        ChannelRig.Require(after == ChannelStatus.Ok, $"The peer opens what was sealed; it was {after}.");
    }

    private static void Count(ref int replaced, ChannelStatus status)
    {
        ChannelRig.Require(status is ChannelStatus.Ok or ChannelStatus.NotConfirmed, $"Rekey was {status}.");
        if (status == ChannelStatus.Ok)
        {
            Interlocked.Increment(ref replaced);
        }
    }
}
