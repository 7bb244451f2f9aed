using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>
/// Values that were drawn at random and seen: no two may be equal, for a generator that repeats itself has been shared or
/// set back. An immutable set with value equality.
/// </summary>
/// <param name="values">Distinct, in the order of their bytes.</param>
internal sealed class FreshValues(Bytes[] values) : IEquatable<FreshValues>
{
    /// <summary>Shorter values may well be equal by chance: at 8 bytes one in 2^64.</summary>
    public const int MinLengthBytes = 8;

    public static FreshValues None { get; } = new([]);

    public bool Contains(Bytes value) => Array.IndexOf(values, value) >= 0;

    /// <summary>An example of what may be drawn next.</summary>
    public Bytes Unseen(int lengthBytes)
    {
        int content = 0;
        while (content < byte.MaxValue && Contains(Bytes.Repeat((byte)content, lengthBytes)))
        {
            content++;
        }

        return Bytes.Repeat((byte)content, lengthBytes);
    }

    public FreshValues With(Bytes value) => value.Length < MinLengthBytes
        ? this
        : new([.. values.Append(value).OrderBy(static one => one.ToString(), StringComparer.Ordinal)]);

    public bool Equals(FreshValues? other) => other is not null && values.AsSpan().SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as FreshValues);

    public override int GetHashCode() => values.Length == 0 ? 0 : (values.Length * 31) + values[0].GetHashCode();

    private ReadOnlySpan<Bytes> Values => values;
}
