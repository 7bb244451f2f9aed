using System.Text;

namespace Hsm.Abstractions;

/// <summary>Name of a user: 32 bytes on the wire, padded with zeros. <c>default</c> is the empty name.</summary>
public readonly struct UserName : IEquatable<UserName>
{
    /// <summary>Length on the wire; a name itself is at most one byte shorter.</summary>
    public const int LengthBytes = 32;

    private readonly Bytes _bytes;

    /// <summary>Takes the bytes up to the first zero, and of them at most 31.</summary>
    /// <param name="source">UTF-8 text.</param>
    public UserName(ReadOnlySpan<byte> source)
    {
        var end = source.IndexOf((byte)0);
        var text = end < 0 ? source : source[..end];
        _bytes = new Bytes(text[..Math.Min(text.Length, LengthBytes - 1)]);
    }

    /// <summary>True for the empty name, which no user has.</summary>
    public bool IsEmpty => _bytes.IsEmpty;

    /// <summary>The bytes without padding, without a copy.</summary>
    public ReadOnlySpan<byte> Span => _bytes.Span;

    /// <summary>Equality of content.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when equal.</returns>
    public static bool operator ==(UserName left, UserName right) => left.Equals(right);

    /// <summary>Inequality of content.</summary>
    /// <param name="left">One name.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(UserName left, UserName right) => !left.Equals(right);

    /// <summary>A name of UTF-8 text, cut off at 31 bytes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name.</returns>
    public static UserName FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public bool Equals(UserName other) => _bytes == other._bytes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UserName other && Equals(other);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of the ends.</returns>
    public override int GetHashCode() => _bytes.GetHashCode();

    /// <summary>The text.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
