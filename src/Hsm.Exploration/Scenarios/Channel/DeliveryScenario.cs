namespace Hsm.Exploration;

/// <summary>
/// Packets opened by several threads, some twice, with a forged one among them: each is delivered exactly once, the
/// forged one never, and it keeps no other from being delivered.
/// </summary>
internal sealed class DeliveryScenario : ChannelScenario
{
    /// <inheritdoc/>
    public override string Name => "channel-delivery";

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    protected override void Run(ChannelRig rig)
    {
        var first = ChannelRig.Send(rig.One, 11);
        var second = ChannelRig.Send(rig.One, 12);
        byte[] forged = [.. second];
        forged[^1] ^= 1;
        var firsts = 0;
        var seconds = 0;
        ChannelRig.Run(
            () => Count(ref firsts, ChannelRig.Receive(rig.Two, first, 11)),
            () =>
            {
                Count(ref seconds, ChannelRig.Receive(rig.Two, second, 12));
                Count(ref firsts, ChannelRig.Receive(rig.Two, first, 11));
            },
            () =>
            {
                var status = ChannelRig.Receive(rig.Two, forged, 12);
                ChannelRig.Require(
                    status is ChannelStatus.Forged or ChannelStatus.Duplicate, $"A forged packet is not opened; it was {status}.");
            });
        ChannelRig.Require(firsts == 1 && seconds == 1, $"Each packet yields its plaintext once; it was {firsts} and {seconds} times.");
    }

    private static void Count(ref int delivered, ChannelStatus status)
    {
        ChannelRig.Require(
            status is ChannelStatus.Ok or ChannelStatus.Duplicate, $"A packet in the window is new or a duplicate; it was {status}.");
        if (status == ChannelStatus.Ok)
        {
            Interlocked.Increment(ref delivered);
        }
    }
}
