using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Makes several packets of one long message and back: given to an accelerator in one call where that takes pipelines, one
/// by one where not, and done by the channel's own key where there is none. The bytes are the same.
/// </summary>
/// <remarks>
/// A message of several packets is the type 5 (4 bytes, little-endian), then each packet with its length before it (2 bytes,
/// big-endian). One instance serves any number of channels and threads.
/// </remarks>
public sealed class ChannelPipeline
{
    private const uint MessageType = 5;
    private const int TypeLengthBytes = sizeof(uint);

    private readonly RecordPipelineOptions _options;
    private readonly IAcceleratorEngine? _engine;
    private readonly RecordSplitter _splitter;

    /// <summary>Makes a pipeline.</summary>
    /// <param name="options">How messages are split.</param>
    /// <param name="engine">Works on the packets; null: nobody but the channel's key. Not disposed with the pipeline.</param>
    /// <exception cref="ArgumentException">Options that no pipeline can have; says which.</exception>
    public ChannelPipeline(RecordPipelineOptions options, IAcceleratorEngine? engine = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _engine = engine;
        _splitter = new RecordSplitter(options.MaxPipelines, options.SplitFragmentBytes);
    }

    /// <summary>Where packets are written to.</summary>
    internal RecordBuffers Buffers { get; init; } = new();

    /// <summary>Whether a message of several packets begins so.</summary>
    /// <param name="frame">What was received.</param>
    /// <returns>False: it is a packet, or nothing.</returns>
    public static bool IsMessage(ReadOnlySpan<byte> frame) =>
        frame.Length >= TypeLengthBytes && BinaryPrimitives.ReadUInt32LittleEndian(frame) == MessageType;

    /// <summary>Whether a message becomes several packets; one that does not is sealed as a packet.</summary>
    /// <param name="messageLengthBytes">Of its plaintext.</param>
    /// <returns>True when it does.</returns>
    public bool IsSplit(int messageLengthBytes) => messageLengthBytes > _options.SplitFragmentBytes;

    /// <summary>How long a message becomes.</summary>
    /// <param name="messageLengthBytes">Of its plaintext, 0 or more.</param>
    /// <returns>Of all its packets with what is before them.</returns>
    public int FrameLengthBytes(int messageLengthBytes) =>
        TypeLengthBytes + messageLengthBytes + (PacketCount(messageLengthBytes) * (RecordPipeline.HeaderLengthBytes + SecureChannel.OverheadBytes));

    /// <summary>The longest message that a frame takes.</summary>
    /// <param name="frameLengthBytes">Longest frame.</param>
    /// <returns>Of its plaintext; below 0: not even an empty one.</returns>
    public int MessageLengthBytes(int frameLengthBytes)
    {
        var overhead = RecordPipeline.HeaderLengthBytes + SecureChannel.OverheadBytes;
        var (whole, rest) = Math.DivRem(frameLengthBytes - TypeLengthBytes, _options.SplitFragmentBytes + overhead);
        return (whole * _options.SplitFragmentBytes) + (rest > overhead || whole == 0 ? rest - overhead : 0);
    }

    /// <summary>How many packets a message becomes.</summary>
    /// <param name="messageLengthBytes">Of its plaintext, 0 or more.</param>
    /// <returns>1 or more.</returns>
    internal int PacketCount(int messageLengthBytes) =>
        messageLengthBytes == 0 ? 1 : ((messageLengthBytes - 1) / _options.SplitFragmentBytes) + 1;

    /// <summary>Seals the packets of a message.</summary>
    /// <param name="aead">The message's.</param>
    /// <param name="first">Counter of the first packet.</param>
    /// <param name="message">The plaintext.</param>
    /// <returns>The packets with their lengths, done.</returns>
    internal RecordOperation[] Seal(PacketAead aead, ulong first, ReadOnlyMemory<byte> message)
    {
        var lengths = Split(message.Length);
        var overhead = RecordPipeline.HeaderLengthBytes + aead.TagLengthBytes;
        var buffers = Buffers.ForSealing(Array.ConvertAll(lengths, length => length + overhead));
        var operations = new RecordOperation[lengths.Length];
        var offset = 0;
        for (var i = 0; i < operations.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(buffers[i].Span, (ushort)(lengths[i] + aead.TagLengthBytes));
            operations[i] = new SealOperation(aead, first + (ulong)i, message.Slice(offset, lengths[i]), buffers[i]);
            offset += lengths[i];
        }

        // What the accelerator could not do was done here: the counters are taken. So nothing is left that could fail.
        Run(aead, operations);
        return operations;
    }

    /// <summary>Opens the packets of a message.</summary>
    /// <param name="aead">The message's.</param>
    /// <param name="first">Counter of the first packet.</param>
    /// <param name="packets">The packets, without their lengths.</param>
    /// <param name="isAuthentic">False: one is forged, and none of the plaintexts is to be used.</param>
    /// <returns>Their plaintexts; the caller zeroes them.</returns>
    internal RecordOperation[] Open(PacketAead aead, ulong first, IReadOnlyList<ReadOnlyMemory<byte>> packets, out bool isAuthentic)
    {
        var buffers = Buffers.ForOpening([.. packets.Select(packet => packet.Length - aead.TagLengthBytes)]);
        var operations = new RecordOperation[packets.Count];
        for (var i = 0; i < operations.Length; i++)
        {
            operations[i] = new OpenOperation(aead, first + (ulong)i, packets[i], buffers[i]);
        }

        isAuthentic = Run(aead, operations);
        return operations;
    }

    /// <summary>Writes a message.</summary>
    /// <param name="packets">With their lengths.</param>
    /// <param name="frame">At least FrameLengthBytes.</param>
    internal static void Write(RecordOperation[] packets, Span<byte> frame)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, MessageType);
        var rest = frame[TypeLengthBytes..];
        foreach (var packet in packets)
        {
            packet.Output.Span.CopyTo(rest);
            rest = rest[packet.Output.Length..];
        }
    }

    /// <summary>Cuts a message into its packets.</summary>
    /// <param name="frame">What was received.</param>
    /// <param name="packets">Two or more, each long enough, when true.</param>
    /// <returns>False: no message of several packets.</returns>
    internal bool TryRead(ReadOnlyMemory<byte> frame, out List<ReadOnlyMemory<byte>> packets)
    {
        packets = [];
        var rest = IsMessage(frame.Span) ? frame[TypeLengthBytes..] : default;
        while (rest.Length > RecordPipeline.HeaderLengthBytes)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            rest = rest[RecordPipeline.HeaderLengthBytes..];
            if (length < SecureChannel.OverheadBytes || length > rest.Length
                || length > _options.MaxFragmentBytes + SecureChannel.OverheadBytes)
            {
                return false;
            }

            packets.Add(rest[..length]);
            rest = rest[length..];
        }

        return rest.IsEmpty && packets.Count > 1;
    }

    // The lengths of the packets' plaintexts, in order.
    private int[] Split(int messageLengthBytes)
    {
        var lengths = new List<int>();
        var left = messageLengthBytes;
        do
        {
            var batch = _splitter.NextBatch(left);
            lengths.AddRange(batch);
            left -= batch.Sum();
        }
        while (left > 0);
        return [.. lengths];
    }

    // In the calls that the accelerator takes, each with at most as many packets as there are pipelines.
    private bool Run(PacketAead aead, RecordOperation[] operations)
    {
        if (_engine is not null && aead.IsSupportedBy(_engine.Device))
        {
            var runner = new EngineRecordRunner(_engine, aead.Algorithm);
            var most = runner.TakesBatch(operations[0]) ? _options.MaxPipelines : 1;
            for (var at = 0; at < operations.Length; at += most)
            {
                runner.Run(new ArraySegment<RecordOperation>(operations, at, Math.Min(most, operations.Length - at)));
            }
        }

        return Array.TrueForAll(operations, static one => IsDone(one));
    }

    private static bool IsDone(RecordOperation operation) => operation.Status switch
    {
        HsmStatus.Ok => true,
        HsmStatus.AesGcmAuth => false,
        _ => operation.Execute(NoDevice.Instance) == HsmStatus.Ok,
    };
}
