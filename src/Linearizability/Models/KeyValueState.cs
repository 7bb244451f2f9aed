namespace Linearizability.Models;

/// <summary>An immutable map from keys to texts, equal to another with the same texts.</summary>
public sealed class KeyValueState : IEquatable<KeyValueState>
{
    // Sorted by key, ordinally, and without empty texts, so that equal contents have one form.
    private readonly KeyValuePair<string, string>[] _pairs;
    private readonly int _hash;

    private KeyValueState(KeyValuePair<string, string>[] pairs, int hash)
    {
        _pairs = pairs;
        _hash = hash;
    }

    /// <summary>The map in which every key holds the empty text.</summary>
    public static KeyValueState Empty { get; } = new([], 0);

    /// <summary>The text of a key; empty when it was never written.</summary>
    /// <param name="key">The key.</param>
    public string this[string key] => Find(key) is >= 0 and int index ? _pairs[index].Value : "";

    /// <summary>The map in which one key holds another text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its text.</param>
    /// <returns>A new map.</returns>
    public KeyValueState With(string key, string value)
    {
        int index = Find(key);
        var pair = KeyValuePair.Create(key, value);
        if (index < 0)
        {
            return string.IsNullOrEmpty(value)
                ? this
                : new KeyValueState([.. _pairs[..~index], pair, .. _pairs[~index..]], _hash ^ HashOf(pair));
        }

        int without = _hash ^ HashOf(_pairs[index]);
        if (string.IsNullOrEmpty(value))
        {
            return new KeyValueState([.. _pairs[..index], .. _pairs[(index + 1)..]], without);
        }

        var pairs = (KeyValuePair<string, string>[])_pairs.Clone();
        pairs[index] = pair;
        return new KeyValueState(pairs, without ^ HashOf(pair));
    }

    /// <inheritdoc/>
    public bool Equals(KeyValueState? other)
    {
        if (other is null || other._hash != _hash || other._pairs.Length != _pairs.Length)
        {
            return false;
        }

        for (int i = 0; i < _pairs.Length; i++)
        {
            if (!string.Equals(_pairs[i].Key, other._pairs[i].Key, StringComparison.Ordinal)
                || !string.Equals(_pairs[i].Value, other._pairs[i].Value, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as KeyValueState);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private int Find(string key)
    {
        int low = 0;
        int high = _pairs.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(_pairs[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static int HashOf(KeyValuePair<string, string> pair) => HashCode.Combine(
        pair.Key.GetHashCode(StringComparison.Ordinal), pair.Value.GetHashCode(StringComparison.Ordinal));
}
