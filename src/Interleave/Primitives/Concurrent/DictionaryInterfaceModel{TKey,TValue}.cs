using System.Collections.Concurrent;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Generic.IDictionary`2.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models the key and value collections of <see cref="IDictionary{TKey,TValue}"/>: a concurrent dictionary copies all of it for them.</summary>
[ModelOf(typeof(IDictionary<,>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DictionaryInterfaceModel<TKey, TValue>
    where TKey : notnull
{
    public static ICollection<TKey> get_Keys(IDictionary<TKey, TValue> dictionary)
    {
        if (dictionary is ConcurrentDictionary<TKey, TValue>)
        {
            CollectionSteps.Read(dictionary);
        }

        return dictionary.Keys;
    }

    public static ICollection<TValue> get_Values(IDictionary<TKey, TValue> dictionary)
    {
        if (dictionary is ConcurrentDictionary<TKey, TValue>)
        {
            CollectionSteps.Read(dictionary);
        }

        return dictionary.Values;
    }
}
