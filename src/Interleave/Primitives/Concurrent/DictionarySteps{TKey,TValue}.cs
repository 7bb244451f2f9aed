using System.Collections.Concurrent;
using System.Globalization;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Finds the parts of a concurrent dictionary: one for each hash code.</summary>
internal static class DictionarySteps<TKey, TValue>
    where TKey : notnull
{
    /// <summary>The part of a key; null where there is no logical thread or the key is null, which the real call will say.</summary>
    internal static DictionaryPart? Part(ConcurrentDictionary<TKey, TValue> dictionary, TKey key) =>
        LogicalThread.Current is { } thread && key is not null ? Part(thread, dictionary, key) : null;

    internal static DictionaryPart Part(LogicalThread thread, ConcurrentDictionary<TKey, TValue> dictionary, TKey key)
    {
        ThreadSafeContents whole = CollectionSteps.Of(thread, dictionary);
        DictionaryPart part = thread.Execution.ResourcesById.GetOrAdd<DictionaryPart>(whole, Hash(thread, dictionary.Comparer, key), out bool created);
        if (created)
        {
            whole.Add(part);
        }

        if (part.KeyText is null && (typeof(TKey).IsPrimitive || typeof(TKey).IsEnum || typeof(TKey) == typeof(string)))
        {
            part.KeyText = Convert.ToString(key, CultureInfo.InvariantCulture);
        }

        return part;
    }

    private static int Hash(LogicalThread thread, IEqualityComparer<TKey> comparer, TKey key)
    {
        using var uninterrupted = new Uninterrupted(thread);
        return ReferenceEquals(comparer, EqualityComparer<TKey>.Default) ? StableHash.Of(key) : comparer.GetHashCode(key);
    }
}
