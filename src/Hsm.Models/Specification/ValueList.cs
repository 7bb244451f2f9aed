namespace Hsm.Models.Specification;

/// <summary>An immutable list, equal to another when the elements are, in their order.</summary>
/// <typeparam name="T">With value equality and a hash that is the same in every process.</typeparam>
internal sealed class ValueList<T> : IEquatable<ValueList<T>>
    where T : IEquatable<T>
{
    private readonly T[] _items;

    private ValueList(T[] items) => _items = items;

    public static ValueList<T> Empty { get; } = new([]);

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public ReadOnlySpan<T> Span => _items;

    public static ValueList<T> Of(IEnumerable<T> items) => new([.. items]);

    public T? Find(Predicate<T> match) => Array.Find(_items, match);

    public bool Exists(Predicate<T> match) => Array.Exists(_items, match);

    public ValueList<T> Add(T item) => new([.. _items, item]);

    public ValueList<T> Without(Predicate<T> match) => Exists(match) ? new(Array.FindAll(_items, item => !match(item))) : this;

    /// <summary>The same list with other elements in the same places.</summary>
    public ValueList<T> Select(Func<T, T> change) => new(Array.ConvertAll(_items, item => change(item)));

    public bool Equals(ValueList<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || Span.SequenceEqual(other.Span));

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        int hash = _items.Length;
        foreach (T item in _items)
        {
            hash = (hash * 31) + item.GetHashCode();
        }

        return hash;
    }
}
