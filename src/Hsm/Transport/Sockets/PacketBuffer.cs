using System.Buffers;
using System.IO.Pipelines;
using Hsm.Protocol;

namespace Hsm;

/// <summary>
/// What has arrived on a stream, cut into packets. Partial packets stay until the rest is there; at most one packet is
/// handed out at a time, and its bytes stay where they are until it is released.
/// </summary>
/// <remarks>One thread at a time.</remarks>
/// <param name="options">Whose longest packet holds.</param>
internal sealed class PacketBuffer(CodecOptions options)
{
    // No pausing: the owner does not receive while a packet is out, so there is never more than one receive too much.
    private readonly Pipe _pipe = new(new PipeOptions(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        pauseWriterThreshold: 0,
        minimumSegmentSize: Math.Max(4096, options.MaxFrameLengthBytes),
        useSynchronizationContext: false));

    private SequencePosition _end;
    private byte[]? _scattered;

    /// <summary>Room for what comes next.</summary>
    /// <returns>At least as many bytes as the longest packet with its length takes.</returns>
    public Memory<byte> Room() => _pipe.Writer.GetMemory(options.MaxFrameLengthBytes);

    /// <summary>Adds what was written into the room.</summary>
    /// <param name="count">How many bytes.</param>
    public void Add(int count)
    {
        _pipe.Writer.Advance(count);

        // Nobody awaits the reader, and the pipe never pauses.
        var flushed = _pipe.Writer.FlushAsync();
        if (!flushed.IsCompletedSuccessfully)
        {
            throw new HsmInvariantException("A flush of a pipe that never pauses completes at once.");
        }
    }

    /// <summary>Takes the next packet out. Precondition: the one before was released.</summary>
    /// <param name="packet">Header and payload when true; valid until released.</param>
    /// <param name="isBad">True: what comes next has a length that no packet has.</param>
    /// <returns>False: it is not wholly there, or bad.</returns>
    public bool TryTake(out ReadOnlyMemory<byte> packet, out bool isBad)
    {
        packet = default;
        isBad = false;
        if (!_pipe.Reader.TryRead(out var result))
        {
            return false;
        }

        var arrived = result.Buffer;
        Span<byte> prefix = stackalloc byte[Frame.PrefixLengthBytes];
        if (arrived.Length >= prefix.Length)
        {
            arrived.Slice(0, prefix.Length).CopyTo(prefix);
            isBad = !Frame.TryReadLength(prefix, options, out var length);
            if (!isBad && arrived.Length >= prefix.Length + length)
            {
                var whole = arrived.Slice(prefix.Length, length);
                _end = whole.End;
                packet = whole.IsSingleSegment ? whole.First : Gather(whole);
                return true;
            }
        }

        _pipe.Reader.AdvanceTo(arrived.Start, arrived.End);
        return false;
    }

    /// <summary>Gives the bytes of the packet back that was taken.</summary>
    public void Release() => _pipe.Reader.AdvanceTo(_end);

    // Seldom: a packet that came in pieces which fell into two blocks of the pipe.
    private ReadOnlyMemory<byte> Gather(ReadOnlySequence<byte> whole)
    {
        _scattered ??= new byte[options.MaxPacketLengthBytes];
        whole.CopyTo(_scattered);
        return _scattered.AsMemory(0, (int)whole.Length);
    }
}
