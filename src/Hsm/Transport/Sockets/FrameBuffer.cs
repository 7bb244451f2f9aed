using System.Buffers;

namespace Hsm;

/// <summary>Room for one frame, used again and again. Pinned, so that sending it costs no handle.</summary>
/// <param name="capacityBytes">Length of the longest frame.</param>
internal sealed class FrameBuffer(int capacityBytes) : IBufferWriter<byte>
{
    private readonly byte[] _bytes = GC.AllocateArray<byte>(capacityBytes, pinned: true);

    /// <summary>All of the room.</summary>
    public Span<byte> Room => _bytes;

    /// <summary>What was written since it was cleared.</summary>
    public Memory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>How many bytes were written since it was cleared.</summary>
    public int Length { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(Length);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(Length);
}
