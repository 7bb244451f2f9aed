using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Counters as objects: empty, the value little-endian in the first 4 label bytes (protocol page 7).
/// </summary>
internal static class CounterObject
{
    /// <summary>A fresh counter: access and flags 0.</summary>
    /// <param name="id">Its object.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Metadata; there is no data.</returns>
    public static ObjectMetadata Create(NvmId id, uint value) =>
        WithValue(new ObjectMetadata(id, Access: 0, ObjectFlags.None, Length: 0, default), value);

    /// <summary>The value of a counter.</summary>
    /// <param name="counter">Its metadata.</param>
    /// <returns>The value.</returns>
    public static uint ValueOf(ObjectMetadata counter) => BinaryPrimitives.ReadUInt32LittleEndian(counter.Label.Span);

    /// <summary>A counter with another value; access, flags and the rest of the label stay.</summary>
    /// <param name="counter">Its metadata.</param>
    /// <param name="value">The value.</param>
    /// <returns>Metadata; there is no data.</returns>
    public static ObjectMetadata WithValue(ObjectMetadata counter, uint value)
    {
        Span<byte> label = stackalloc byte[ObjectLabel.LengthBytes];
        counter.Label.Span.CopyTo(label);
        BinaryPrimitives.WriteUInt32LittleEndian(label, value);
        return counter with { Label = new ObjectLabel(label), Length = 0 };
    }
}
