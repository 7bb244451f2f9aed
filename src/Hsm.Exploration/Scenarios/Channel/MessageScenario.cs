using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>
/// A message of two packets is sealed while a packet is sealed beside it, with an engine of two lanes at work; then
/// one message is opened by two threads, one of which has tried a forged copy before. Telling: bytes are those of one packet
/// after the other, no nonce is used twice, a message comes out whole and once, and the forged copy changes nothing.
/// </summary>
internal sealed class MessageScenario : Scenario
{
    // Of the first packet's counter: after the message's type, the packet's length, its type and its key's number.
    private const int CounterOffset = 4 + 2 + 8;

    private static readonly RecordPipelineOptions s_options = new() { MaxPipelines = 2, SplitFragmentBytes = 4 };
    private static readonly byte[] s_message = [0xA0, 0xA1, 0xA2, 0xA3, 0xB0, 0xB1];

    /// <inheritdoc/>
    public override string Name => "channel-messages";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["pipelined", "singly", "no-engine"];

    /// <inheritdoc/>
    public override int ThreadCount => 4;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        using var engine = configuration == "no-engine" ? null : new AcceleratorEngine(
            static () => new SoftwareCryptoModel(),
            new AcceleratorEngineOptions { LaneCount = 2, PipelinedAlgorithms = configuration == "pipelined" ? [CryptoAlgorithm.AesGcm] : [] });
        var pipeline = new ChannelPipeline(s_options, engine) { Buffers = mutant.Server(ServerComponents.Default).Jobs.CreateBuffers() };
        using var rig = new ChannelRig(ChannelChoice.All[1], mutant, messageLimit: 100);

        var sealedMessage = new byte[pipeline.FrameLengthBytes(s_message.Length)];
        ChannelRig.Run(
            () => ChannelRig.Require(
                rig.One.TrySealMessage(s_message, pipeline, sealedMessage, out _) == ChannelStatus.Ok, "A message can be sealed while counters last."),
            () => ChannelRig.Send(rig.One, 11));
        RequireSequential(mutant, sealedMessage);

        byte[] forged = [.. sealedMessage];
        forged[^1] ^= 1;
        var delivered = 0;
        ChannelRig.Run(
            () =>
            {
                var status = Open(rig.Two, pipeline, forged, out _);
                ChannelRig.Require(status is ChannelStatus.Forged or ChannelStatus.Duplicate, $"A forged message is not opened; it was {status}.");
                Deliver(rig.Two, pipeline, sealedMessage, ref delivered);
            },
            () => Deliver(rig.Two, pipeline, sealedMessage, ref delivered));
        ChannelRig.Require(delivered == 1, $"A message comes out once; it was {delivered} times.");
    }

    // Another channel with the same keys seals the same message after as many counters, one packet after the other.
    private static void RequireSequential(Mutant mutant, byte[] sealedMessage)
    {
        using var reference = new ChannelRig(ChannelChoice.All[1], mutant, messageLimit: 100);
        var singly = new ChannelPipeline(s_options);
        if (sealedMessage[CounterOffset] == 1)
        {
            ChannelRig.Send(reference.One, 11);
        }

        var expected = new byte[sealedMessage.Length];
        reference.One.TrySealMessage(s_message, singly, expected, out _);
        ChannelRig.Require(sealedMessage.AsSpan().SequenceEqual(expected), "Bytes equal those of one packet after the other.");
    }

    private static void Deliver(SecureChannel at, ChannelPipeline pipeline, byte[] frame, ref int delivered)
    {
        var status = Open(at, pipeline, frame, out var message);
        ChannelRig.Require(status is ChannelStatus.Ok or ChannelStatus.Duplicate, $"A message in the window is new or a duplicate; it was {status}.");
        var expected = status == ChannelStatus.Ok ? s_message : new byte[s_message.Length];
        ChannelRig.Require(message.AsSpan().SequenceEqual(expected), "A message comes out whole or not at all.");
        if (status == ChannelStatus.Ok)
        {
            Interlocked.Increment(ref delivered);
        }
    }

    private static ChannelStatus Open(SecureChannel at, ChannelPipeline pipeline, byte[] frame, out byte[] message)
    {
        message = new byte[s_message.Length];
        return at.TryOpenMessage(new SentMessage(1, frame), pipeline, message, out _);
    }
}
