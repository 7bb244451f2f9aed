namespace Hsm.Exploration;

/// <summary>
/// Two threads seal across the end of a key: no counter twice, none past the limit, the key is replaced once, and where
/// no other key may follow sealing fails closed.
/// </summary>
internal sealed class LimitScenario : ChannelScenario
{
    private const int Limit = 2;

    /// <inheritdoc/>
    public override string Name => "channel-limit";

    /// <inheritdoc/>
    public override int ThreadCount => 2;

    /// <inheritdoc/>
    protected override ulong MessageLimit => Limit;

    /// <inheritdoc/>
    protected override void Run(ChannelRig rig)
    {
        var packets = new byte[2 * Limit][];
        ChannelRig.Run(
            () => SendTwo(rig.One, packets, at: 0),
            () => SendTwo(rig.One, packets, at: Limit));

        // Key 0 has been replaced by key 1, whose counters are used up too; the peer has not been heard since.
        var status = rig.One.Seal([], new byte[SecureChannel.OverheadBytes], out _);
        ChannelRig.Require(status == ChannelStatus.NotConfirmed, $"Sealing fails closed; it was {status}.");
        var order = Enumerable.Range(0, packets.Length).OrderBy(i => packets[i][4]).ThenBy(i => packets[i][8]).ToArray();
        for (var i = 0; i < order.Length; i++)
        {
            var packet = packets[order[i]];
            ChannelRig.Require(
                packet[4] == i / Limit && packet[8] == i % Limit, $"Packet {i} has counter {i % Limit} of key {i / Limit}, not {packet[8]} of {packet[4]}.");
            status = ChannelRig.Receive(rig.Two, packet, (byte)order[i]);
            ChannelRig.Require(status == ChannelStatus.Ok, $"The peer opens what was sealed; it was {status}.");
        }
    }

    private static void SendTwo(SecureChannel from, byte[][] packets, int at)
    {
        packets[at] = ChannelRig.Send(from, (byte)at);
        packets[at + 1] = ChannelRig.Send(from, (byte)(at + 1));
    }
}
