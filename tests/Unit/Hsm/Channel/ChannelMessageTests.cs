using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>Messages of several packets: whole or not at all, with the same bytes whoever works on them and in whatever order.</summary>
public sealed class ChannelMessageTests
{
    private const int Split = 512;
    private static readonly byte[] s_message = ChannelPair.Text(2000);

    public static TheoryData<string> Runners => ["none", "singly", "pipelines", "software-key"];

    [Theory]
    [MemberData(nameof(Runners))]
    public void SealMessage_WhoeverWorksOnThePackets_GivesTheBytesOfOneAfterTheOther(string runner)
    {
        using var plain = new ChannelPair(Options("none"));
        using var pair = new ChannelPair(Options(runner));
        using var engine = Engine(runner);
        var pipeline = Pipeline(engine);
        byte[] expected = Seal(plain.One, Pipeline(null), s_message);

        byte[] sealedMessage = Seal(pair.One, pipeline, s_message);

        if (runner != "software-key")
        {
            Assert.Equal(expected, sealedMessage);
        }

        Assert.Equal(ChannelStatus.Ok, Open(pair.Two, pipeline, sealedMessage, out byte[] opened));
        Assert.Equal(s_message, opened);
        Assert.Equal(ChannelStatus.Duplicate, Open(pair.Two, pipeline, sealedMessage, out opened));
        Assert.Equal(new byte[s_message.Length], opened);

        // The counters are one run: a packet after it has the next one.
        Assert.Equal(4, BitConverter.ToInt64(ChannelPair.Seal(pair.One, [1]), 8));
    }

    [Fact]
    public void OpenMessage_AnyBitFlipped_ChangesNothing()
    {
        using var pair = new ChannelPair();
        var pipeline = Pipeline(null);
        byte[] sealedMessage = Seal(pair.One, pipeline, s_message);
        for (var at = 0; at < sealedMessage.Length; at += 7)
        {
            byte[] forged = [.. sealedMessage];
            forged[at] ^= 1;
            Assert.NotEqual(ChannelStatus.Ok, Open(pair.Two, pipeline, forged, out byte[] opened));
            Assert.Equal(new byte[s_message.Length], opened);
        }

        Assert.Equal(ChannelStatus.Ok, Open(pair.Two, pipeline, sealedMessage, out _));
    }

    [Fact]
    public void OpenMessage_PacketsLeftOutMovedOrAlone_AreNotOpened()
    {
        using var pair = new ChannelPair();
        var pipeline = Pipeline(null);
        byte[] whole = Seal(pair.One, pipeline, s_message);
        var parts = Parts(whole);
        Assert.Equal(4, parts.Count);
        foreach (int[] order in new int[][] { [0, 1, 2], [1, 2, 3], [1, 0, 2, 3], [0, 1, 3], [0, 0, 1, 2, 3], [0, 1, 2, 3, 3], [0] })
        {
            byte[] frame = [.. whole[..4], .. order.SelectMany(i => parts[i])];
            Assert.NotEqual(ChannelStatus.Ok, Open(pair.Two, pipeline, frame, out _));
        }

        Assert.All(parts, part => Assert.Equal(ChannelStatus.Forged, ChannelPair.TryOpen(pair.Two, part[2..], out _)));
        Assert.Equal(ChannelStatus.Ok, Open(pair.Two, pipeline, whole, out byte[] opened));
        Assert.Equal(s_message, opened);
    }

    [Fact]
    public void SealMessage_TooFewCountersLeft_TakesNoneAndGoesOnUnderTheNextKey()
    {
        using var pair = new ChannelPair(new ChannelOptions { MessageLimit = 6 });
        var pipeline = Pipeline(null);
        Assert.Equal(ChannelStatus.Ok, Open(pair.Two, pipeline, Seal(pair.One, pipeline, s_message), out _));
        byte[] answer = ChannelPair.Seal(pair.Two, [1]);
        Assert.Equal(ChannelStatus.Ok, ChannelPair.TryOpen(pair.One, answer, out _));

        Assert.Equal(ChannelStatus.NeedsExclusive, pair.One.TrySealMessage(s_message, pipeline, new byte[4000], out _));
        Assert.Equal(4, BitConverter.ToInt64(ChannelPair.Seal(pair.One, [1]), 8));
        byte[] next = Seal(pair.One, pipeline, s_message);

        Assert.Equal(ChannelStatus.NeedsExclusive, pair.Two.TryOpenMessage(new SentMessage(1, next), pipeline, new byte[2000], out _));
        Assert.Equal(ChannelStatus.Ok, Open(pair.Two, pipeline, next, out byte[] opened));
        Assert.Equal(s_message, opened);
        Assert.Equal(ChannelStatus.Exhausted, pair.One.SealMessage(new byte[7 * Split], pipeline, new byte[5000], out _));
    }

    [Fact]
    public void SealMessage_EngineRefusesOrFails_IsDoneHere()
    {
        using var pair = new ChannelPair(Options("pipelines"));
        using var plain = new ChannelPair(Options("none"));
        using var full = new ManualEngine(queueLength: 0, device: new SystemAccelerator());
        Assert.Equal(Seal(plain.One, Pipeline(null), s_message), Seal(pair.One, Pipeline(full), s_message));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 100)]
    [InlineData(1288, 1400)]
    [InlineData(70_000, 80_000)]
    public void MessageLengthBytes_OfAFrame_IsTheLongestThatFits(int least, int most)
    {
        var pipeline = Pipeline(null);
        for (var frame = pipeline.FrameLengthBytes(least); frame <= pipeline.FrameLengthBytes(most); frame++)
        {
            var longest = pipeline.MessageLengthBytes(frame);
            Assert.True(pipeline.FrameLengthBytes(longest) <= frame && pipeline.FrameLengthBytes(longest + 1) > frame, $"{frame}: {longest}");
        }
    }

    private static ChannelPipeline Pipeline(IAcceleratorEngine? engine) => new(
        new RecordPipelineOptions { MaxPipelines = 3, SplitFragmentBytes = Split, MaxFragmentBytes = Split }, engine);

    private static AcceleratorEngine? Engine(string runner) => runner == "none" ? null : new AcceleratorEngine(
        () => new SystemAccelerator(),
        new AcceleratorEngineOptions { LaneCount = 2, PipelinedAlgorithms = runner == "singly" ? [] : [CryptoAlgorithm.AesGcm] });

    private static ChannelOptions Options(string runner) => new() { Aead = runner == "software-key" ? new ChaChaPolyAead() : new AesGcmAead() };

    private static byte[] Seal(SecureChannel from, ChannelPipeline pipeline, byte[] message)
    {
        var frame = new byte[pipeline.FrameLengthBytes(message.Length)];
        var status = from.TrySealMessage(message, pipeline, frame, out int written);
        status = status == ChannelStatus.NeedsExclusive ? from.SealMessage(message, pipeline, frame, out written) : status;
        Assert.Equal((ChannelStatus.Ok, frame.Length), (status, written));
        return frame;
    }

    private static ChannelStatus Open(SecureChannel at, ChannelPipeline pipeline, byte[] frame, out byte[] message)
    {
        message = new byte[s_message.Length];
        var sent = new SentMessage(1, frame);
        var status = at.TryOpenMessage(sent, pipeline, message, out int written);
        status = status == ChannelStatus.NeedsExclusive ? at.OpenMessage(sent, pipeline, message, out written) : status;
        Assert.Equal(status == ChannelStatus.Ok ? message.Length : 0, written);
        return status;
    }

    private static List<byte[]> Parts(byte[] frame)
    {
        var parts = new List<byte[]>();
        for (var at = 4; at < frame.Length;)
        {
            var length = 2 + ((frame[at] << 8) | frame[at + 1]);
            parts.Add(frame[at..(at + length)]);
            at += length;
        }

        return parts;
    }
}
