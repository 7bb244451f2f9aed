namespace Hsm.Abstractions;

/// <summary>An immutable list of values, equal to another of its type when the values are, in their order.</summary>
/// <typeparam name="T">A value whose hash is the same in every process.</typeparam>
public abstract class ValueList<T>
    where T : struct
{
    private readonly T[] _values;

    private protected ValueList(ReadOnlySpan<T> values) => _values = values.ToArray();

    /// <summary>How many.</summary>
    public int Count => _values.Length;

    /// <summary>The values, without a copy.</summary>
    public ReadOnlySpan<T> Span => _values;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) =>
        obj is ValueList<T> other && other.GetType() == GetType() && Span.SequenceEqual(other.Span);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of count and first value.</returns>
    public sealed override int GetHashCode() => _values.Length == 0 ? 0 : (_values.Length * 31) + _values[0].GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => "[" + string.Join(", ", _values) + "]";
}
