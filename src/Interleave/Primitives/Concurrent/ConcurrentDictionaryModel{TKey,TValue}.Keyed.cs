using System.Collections.Concurrent;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentDictionary`2.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>Calls on one key.</content>
public static partial class ConcurrentDictionaryModel<TKey, TValue>
{
    public static bool ContainsKey(ConcurrentDictionary<TKey, TValue> dictionary, TKey key) => TryGetValue(dictionary, key, out _);

    public static bool TryGetValue(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, out TValue value)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, key) is not { } part)
        {
            return dictionary.TryGetValue(key, out value!);
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Read(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return dictionary.TryGetValue(key, out value!);
    }

    public static TValue get_Item(ConcurrentDictionary<TKey, TValue> dictionary, TKey key) =>
        TryGetValue(dictionary, key, out TValue value) ? value : throw new KeyNotFoundException($"The given key '{key}' was not present in the dictionary.");

    public static void set_Item(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, key) is not { } part)
        {
            dictionary[key] = value;
            return;
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Write(thread);
        using var uninterrupted = new Uninterrupted(thread);
        dictionary[key] = value;
    }

    public static bool TryAdd(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, key) is not { } part)
        {
            return dictionary.TryAdd(key, value);
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, dictionary.TryAdd(key, value));
    }

    public static bool TryUpdate(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue newValue, TValue comparisonValue)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, key) is not { } part)
        {
            return dictionary.TryUpdate(key, newValue, comparisonValue);
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, dictionary.TryUpdate(key, newValue, comparisonValue));
    }

    public static bool TryRemove(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, out TValue value)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, key) is not { } part)
        {
            return dictionary.TryRemove(key, out value!);
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, dictionary.TryRemove(key, out value!));
    }

    public static bool TryRemove(ConcurrentDictionary<TKey, TValue> dictionary, KeyValuePair<TKey, TValue> item)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, item.Key) is not { } part)
        {
            return dictionary.TryRemove(item);
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, dictionary.TryRemove(item));
    }

    public static TValue GetOrAdd(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue value)
    {
        if (DictionarySteps<TKey, TValue>.Part(dictionary, key) is not { } part)
        {
            return dictionary.GetOrAdd(key, value);
        }

        LogicalThread thread = LogicalThread.Current!;
        part.Try(thread);
        using var uninterrupted = new Uninterrupted(thread);
        return part.Tried(thread, dictionary.TryAdd(key, value)) ? value : dictionary[key];
    }
}
