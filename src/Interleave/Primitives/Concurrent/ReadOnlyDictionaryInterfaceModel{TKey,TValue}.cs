using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Generic.IReadOnlyDictionary`2.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models the key and value sequences of <see cref="IReadOnlyDictionary{TKey,TValue}"/>: a concurrent dictionary copies all of it for them.</summary>
[ModelOf(typeof(IReadOnlyDictionary<,>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ReadOnlyDictionaryInterfaceModel<TKey, TValue>
    where TKey : notnull
{
    public static IEnumerable<TKey> get_Keys(IReadOnlyDictionary<TKey, TValue> dictionary)
    {
        if (dictionary is ConcurrentDictionary<TKey, TValue>)
        {
            CollectionSteps.Read(dictionary);
        }

        return dictionary.Keys;
    }

    public static IEnumerable<TValue> get_Values(IReadOnlyDictionary<TKey, TValue> dictionary)
    {
        if (dictionary is ConcurrentDictionary<TKey, TValue>)
        {
            CollectionSteps.Read(dictionary);
        }

        return dictionary.Values;
    }
}
