using System.Buffers.Binary;

namespace Hsm.Abstractions;

/// <summary>
/// An immutable run of bytes, equal to another when the bytes are. <c>default</c> is the empty run. Not for key
/// material that must be zeroed: an immutable value can't be.
/// </summary>
public readonly struct Bytes : IEquatable<Bytes>
{
    private readonly byte[]? _bytes;

    /// <summary>Copies the given bytes.</summary>
    /// <param name="source">The bytes; not referenced afterwards.</param>
    public Bytes(ReadOnlySpan<byte> source) => _bytes = source.IsEmpty ? null : source.ToArray();

    private Bytes(byte[] owned) => _bytes = owned;

    /// <summary>The empty run.</summary>
    public static Bytes Empty => default;

    /// <summary>Number of bytes.</summary>
    public int Length => _bytes is null ? 0 : _bytes.Length;

    /// <summary>True when there are no bytes.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The bytes, without a copy.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>The bytes, without a copy.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes;

    /// <summary>Equality of content.</summary>
    /// <param name="left">One run.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when the bytes are equal.</returns>
    public static bool operator ==(Bytes left, Bytes right) => left.Equals(right);

    /// <summary>Inequality of content.</summary>
    /// <param name="left">One run.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when the bytes differ.</returns>
    public static bool operator !=(Bytes left, Bytes right) => !left.Equals(right);

    /// <summary>Takes an array over without a copy.</summary>
    /// <param name="owned">The array; the caller must not write to it again.</param>
    /// <returns>The run.</returns>
    public static Bytes Adopt(byte[] owned)
    {
        ArgumentNullException.ThrowIfNull(owned);
        return owned.Length == 0 ? default : new Bytes(owned);
    }

    /// <summary>A run of one byte value, for tests and workloads.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">How many, 0 or more.</param>
    /// <returns>The run.</returns>
    public static Bytes Repeat(byte value, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var bytes = new byte[count];
        Array.Fill(bytes, value);
        return Adopt(bytes);
    }

    /// <summary>Reads hexadecimal digits, either case.</summary>
    /// <param name="hex">An even number of digits.</param>
    /// <returns>The run.</returns>
    /// <exception cref="FormatException">Odd number of digits, or a character that is none.</exception>
    public static Bytes FromHex(string hex) => Adopt(Convert.FromHexString(hex));

    /// <summary>A part of this run, copied.</summary>
    /// <param name="start">Offset, 0..Length.</param>
    /// <param name="length">How many, 0..Length - start.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is not wholly inside.</exception>
    public Bytes Slice(int start, int length) => new(Span.Slice(start, length));

    /// <summary>A copy that may be written to.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToArray() => Span.ToArray();

    /// <inheritdoc/>
    public bool Equals(Bytes other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bytes other && Equals(other);

    /// <summary>The same in every process. Reads both ends only: the whole would cost a step of the tester per byte.</summary>
    /// <returns>A hash of length, first and last 8 bytes.</returns>
    public override int GetHashCode()
    {
        Span<byte> ends = stackalloc byte[16];
        var span = Span;
        span[..Math.Min(8, span.Length)].CopyTo(ends);
        span[^Math.Min(8, span.Length)..].CopyTo(ends[8..]);
        var mixed = (BinaryPrimitives.ReadUInt64LittleEndian(ends) * 0x9E3779B97F4A7C15UL)
            ^ (BinaryPrimitives.ReadUInt64LittleEndian(ends[8..]) * 0xC2B2AE3D27D4EB4FUL);
        return (int)(mixed >> 32) ^ (int)mixed ^ span.Length;
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    /// <returns>Two digits a byte.</returns>
    public override string ToString() => Convert.ToHexStringLower(Span);
}
