using System.Text;

namespace Hsm.Abstractions;

/// <summary>The 24 label bytes of an object (protocol page 6). <c>default</c> is 24 zero bytes.</summary>
public readonly struct ObjectLabel : IEquatable<ObjectLabel>
{
    /// <summary>Length of every label.</summary>
    public const int LengthBytes = 24;

    private static readonly byte[] s_zeros = new byte[LengthBytes];

    private readonly byte[]? _bytes;

    /// <summary>Takes up to 24 bytes; the rest is zero, what is above is cut off, as the wire does.</summary>
    /// <param name="source">The bytes.</param>
    public ObjectLabel(ReadOnlySpan<byte> source)
    {
        var bytes = new byte[LengthBytes];
        source[..Math.Min(source.Length, LengthBytes)].CopyTo(bytes);
        _bytes = bytes;
    }

    /// <summary>The 24 bytes, without a copy.</summary>
    public ReadOnlySpan<byte> Span => _bytes ?? s_zeros;

    /// <summary>Equality of all 24 bytes.</summary>
    /// <param name="left">One label.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(ObjectLabel left, ObjectLabel right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    /// <param name="left">One label.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when some byte differs.</returns>
    public static bool operator !=(ObjectLabel left, ObjectLabel right) => !left.Equals(right);

    /// <summary>A label of UTF-8 text, cut off at 24 bytes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The label.</returns>
    public static ObjectLabel FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public bool Equals(ObjectLabel other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ObjectLabel other && Equals(other);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of the ends.</returns>
    public override int GetHashCode() => Bytes.Adopt(_bytes ?? s_zeros).GetHashCode();

    /// <summary>The text if it is printable ASCII up to the padding, else hexadecimal digits.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString()
    {
        var text = Span.TrimEnd((byte)0);
        return text.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)
            ? Convert.ToHexStringLower(Span)
            : Encoding.ASCII.GetString(text);
    }
}
