using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentDictionary`2.AlternateLookup`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConcurrentDictionary{TKey,TValue}.AlternateLookup{TAlternateKey}"/>: the same steps as with the key itself.</summary>
[ModelOf(typeof(ConcurrentDictionary<,>.AlternateLookup<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AlternateLookupModel<TKey, TValue, TAlternateKey>
    where TKey : notnull
    where TAlternateKey : notnull, allows ref struct
{
    public static ConcurrentDictionary<TKey, TValue> get_Dictionary(ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup) =>
        lookup.Dictionary;

    public static bool ContainsKey(ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key) =>
        TryGetValue(ref lookup, key, out _, out _);

    public static bool TryGetValue(
        ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key, out TValue value) =>
        TryGetValue(ref lookup, key, out _, out value);

    public static bool TryGetValue(
        ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key, out TKey actualKey, out TValue value)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return lookup.TryGetValue(key, out actualKey!, out value!);
        }

        Part(thread, lookup.Dictionary, key).Read(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return lookup.TryGetValue(key, out actualKey!, out value!);
    }

    public static TValue get_Item(ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key)
    {
        if (LogicalThread.Current is { } thread)
        {
            Part(thread, lookup.Dictionary, key).Read(thread);
        }

        return lookup[key];
    }

    public static void set_Item(ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key, TValue value)
    {
        if (LogicalThread.Current is not { } thread)
        {
            lookup[key] = value;
            return;
        }

        Part(thread, lookup.Dictionary, key).Write(thread);
        using var uninterrupted = new Uninterrupted(thread);
        lookup[key] = value;
    }

    public static bool TryAdd(ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key, TValue value)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return lookup.TryAdd(key, value);
        }

        DictionaryPart part = Part(thread, lookup.Dictionary, key);
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, lookup.TryAdd(key, value));
    }

    public static bool TryRemove(
        ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key, out TValue value) =>
        TryRemove(ref lookup, key, out _, out value);

    public static bool TryRemove(
        ref ConcurrentDictionary<TKey, TValue>.AlternateLookup<TAlternateKey> lookup, TAlternateKey key, out TKey actualKey, out TValue value)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return lookup.TryRemove(key, out actualKey!, out value!);
        }

        DictionaryPart part = Part(thread, lookup.Dictionary, key);
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, lookup.TryRemove(key, out actualKey!, out value!));
    }

    private static DictionaryPart Part(LogicalThread thread, ConcurrentDictionary<TKey, TValue> dictionary, TAlternateKey key)
    {
        var comparer = (IAlternateEqualityComparer<TAlternateKey, TKey>)dictionary.Comparer;
        TKey actual;
        using (new Uninterrupted(thread))
        {
            actual = comparer.Create(key);
        }

        return DictionarySteps<TKey, TValue>.Part(thread, dictionary, actual);
    }
}
