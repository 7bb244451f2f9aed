using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentDictionary`2.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="ConcurrentDictionary{TKey,TValue}"/>: each call is one step, on its key's part or on the whole. The
/// number of locks inside is fixed, since with it the number of buckets would depend on the machine's processors.
/// </summary>
[ModelOf(typeof(ConcurrentDictionary<,>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ConcurrentDictionaryModel<TKey, TValue>
    where TKey : notnull
{
    private const int Locks = 1;
    private const int Capacity = 31;

    public static ConcurrentDictionary<TKey, TValue> ctor() => ctor((IEqualityComparer<TKey>?)null);

    public static ConcurrentDictionary<TKey, TValue> ctor(IEqualityComparer<TKey>? comparer) =>
        LogicalThread.Current is null ? new(comparer) : new(Locks, Capacity, StableComparer<TKey>.For(comparer));

    public static ConcurrentDictionary<TKey, TValue> ctor(int concurrencyLevel, int capacity) => ctor(concurrencyLevel, capacity, null);

    public static ConcurrentDictionary<TKey, TValue> ctor(int concurrencyLevel, int capacity, IEqualityComparer<TKey>? comparer) =>
        new(Level(concurrencyLevel), capacity, StableComparer<TKey>.For(comparer));

    public static ConcurrentDictionary<TKey, TValue> ctor(IEnumerable<KeyValuePair<TKey, TValue>> collection) => ctor(collection, null);

    public static ConcurrentDictionary<TKey, TValue> ctor(IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer) =>
        LogicalThread.Current is null ? new(collection, comparer) : new(Locks, collection, StableComparer<TKey>.For(comparer));

    public static ConcurrentDictionary<TKey, TValue> ctor(
        int concurrencyLevel, IEnumerable<KeyValuePair<TKey, TValue>> collection, IEqualityComparer<TKey>? comparer) =>
        new(Level(concurrencyLevel), collection, StableComparer<TKey>.For(comparer));

    public static IEqualityComparer<TKey> get_Comparer(ConcurrentDictionary<TKey, TValue> dictionary) =>
        StableComparer<TKey>.Shown(dictionary.Comparer);

    public static int get_Count(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        CollectionSteps.Read(dictionary);
        return dictionary.Count;
    }

    public static bool get_IsEmpty(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        CollectionSteps.Read(dictionary);
        return dictionary.IsEmpty;
    }

    public static ICollection<TKey> get_Keys(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        CollectionSteps.Read(dictionary);
        return dictionary.Keys;
    }

    public static ICollection<TValue> get_Values(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        CollectionSteps.Read(dictionary);
        return dictionary.Values;
    }

    public static KeyValuePair<TKey, TValue>[] ToArray(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        CollectionSteps.Read(dictionary);
        return dictionary.ToArray();
    }

    public static IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator(ConcurrentDictionary<TKey, TValue> dictionary) =>
        LogicalThread.Current is { } thread
            ? new LiveEnumerator<TKey, TValue>(dictionary, thread.CurrentSite)
            : dictionary.GetEnumerator();

    public static void Clear(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        CollectionSteps.Write(dictionary);
        dictionary.Clear();
    }

    public static ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> GetAlternateLookup<TAlternateKey>(
        ConcurrentDictionary<TKey, TValue> dictionary)
        where TAlternateKey : notnull, allows ref struct
    {
        RequireOwnComparer(dictionary);
        return dictionary.GetAlternateLookup<TAlternateKey>();
    }

    public static bool TryGetAlternateLookup<TAlternateKey>(
        ConcurrentDictionary<TKey, TValue> dictionary, out ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup)
        where TAlternateKey : notnull, allows ref struct
    {
        RequireOwnComparer(dictionary);
        return dictionary.TryGetAlternateLookup(out lookup);
    }

    private static int Level(int asked) => LogicalThread.Current is not null && asked == -1 ? Locks : asked;

    /// <summary>A comparer that the model put in the place of another knows no alternate keys.</summary>
    private static void RequireOwnComparer(ConcurrentDictionary<TKey, TValue> dictionary)
    {
        if (LogicalThread.Current is { } thread && dictionary.Comparer is StableComparer<TKey> stable && stable.Given is IAlternateEqualityComparer<ReadOnlySpan<char>, TKey>)
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: an alternate lookup with a culture-sensitive StringComparer is not modelled. Use StringComparer.Ordinal.");
        }
    }
}
