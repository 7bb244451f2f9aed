namespace Linearizability.Models;

/// <summary>An immutable list of numbers with value equality: the state of a set, a queue or a stack.</summary>
public sealed class ValueList : IEquatable<ValueList>
{
    private readonly long[] _values;
    private readonly int _hash;

    private ValueList(long[] values)
    {
        _values = values;
        var hash = new HashCode();
        foreach (long value in values)
        {
            hash.Add(value);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The list without values.</summary>
    public static ValueList Empty { get; } = new([]);

    /// <summary>The number of values.</summary>
    public int Count => _values.Length;

    /// <summary>The value at a place.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    public long this[int index] => _values[index];

    /// <summary>The place of a value in a sorted list.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Its place; the complement of where it would go when it is absent.</returns>
    public int Find(long value) => Array.BinarySearch(_values, value);

    /// <summary>The list with one value more.</summary>
    /// <param name="index">The place it takes, from 0 to <see cref="Count"/>.</param>
    /// <param name="value">The value.</param>
    /// <returns>A new list.</returns>
    public ValueList Insert(int index, long value) => new([.. _values[..index], value, .. _values[index..]]);

    /// <summary>The list with one value less.</summary>
    /// <param name="index">Its place, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>A new list.</returns>
    public ValueList RemoveAt(int index) => new([.. _values[..index], .. _values[(index + 1)..]]);

    /// <inheritdoc/>
    public bool Equals(ValueList? other) =>
        other is not null && _hash == other._hash && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
