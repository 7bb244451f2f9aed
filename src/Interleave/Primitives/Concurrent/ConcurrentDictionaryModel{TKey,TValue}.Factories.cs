using System.Collections.Concurrent;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Concurrent.ConcurrentDictionary`2.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>
/// GetOrAdd and AddOrUpdate with factories. "The delegates are called outside the locks": the look-up is a step, the
/// factory runs with scheduling points of its own, and putting the value in is another step, which may find that
/// somebody else was first.
/// </content>
public static partial class ConcurrentDictionaryModel<TKey, TValue>
{
    public static TValue GetOrAdd(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TValue> valueFactory)
    {
        if (LogicalThread.Current is not { } thread || key is null || valueFactory is null)
        {
            return dictionary.GetOrAdd(key!, valueFactory!);
        }

        int site = thread.CurrentSite;
        if (TryGetValue(dictionary, key, out TValue found))
        {
            return found;
        }

        TValue made = valueFactory(key);
        thread.CurrentSite = site;
        return GetOrAdd(dictionary, key, made);
    }

    public static TValue GetOrAdd<TArg>(ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TArg, TValue> valueFactory, TArg factoryArgument)
        where TArg : allows ref struct
    {
        if (LogicalThread.Current is not { } thread || key is null || valueFactory is null)
        {
            return dictionary.GetOrAdd(key!, valueFactory!, factoryArgument);
        }

        int site = thread.CurrentSite;
        if (TryGetValue(dictionary, key, out TValue found))
        {
            return found;
        }

        TValue made = valueFactory(key, factoryArgument);
        thread.CurrentSite = site;
        return GetOrAdd(dictionary, key, made);
    }

    public static TValue AddOrUpdate(
        ConcurrentDictionary<TKey, TValue> dictionary, TKey key, TValue addValue, Func<TKey, TValue, TValue> updateValueFactory)
    {
        if (LogicalThread.Current is not { } thread || key is null || updateValueFactory is null)
        {
            return dictionary.AddOrUpdate(key!, addValue, updateValueFactory!);
        }

        for (int site = thread.CurrentSite; ; thread.CurrentSite = site)
        {
            bool exists = TryGetValue(dictionary, key, out TValue old);
            TValue made = exists ? updateValueFactory(key, old) : addValue;
            thread.CurrentSite = site;
            if (exists ? TryUpdate(dictionary, key, made, old) : TryAdd(dictionary, key, made))
            {
                return made;
            }
        }
    }

    public static TValue AddOrUpdate(
        ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TValue> addValueFactory, Func<TKey, TValue, TValue> updateValueFactory)
    {
        if (LogicalThread.Current is not { } thread || key is null || addValueFactory is null || updateValueFactory is null)
        {
            return dictionary.AddOrUpdate(key!, addValueFactory!, updateValueFactory!);
        }

        for (int site = thread.CurrentSite; ; thread.CurrentSite = site)
        {
            bool exists = TryGetValue(dictionary, key, out TValue old);
            TValue made = exists ? updateValueFactory(key, old) : addValueFactory(key);
            thread.CurrentSite = site;
            if (exists ? TryUpdate(dictionary, key, made, old) : TryAdd(dictionary, key, made))
            {
                return made;
            }
        }
    }

    public static TValue AddOrUpdate<TArg>(
        ConcurrentDictionary<TKey, TValue> dictionary,
        TKey key,
        Func<TKey, TArg, TValue> addValueFactory,
        Func<TKey, TValue, TArg, TValue> updateValueFactory,
        TArg factoryArgument)
        where TArg : allows ref struct
    {
        if (LogicalThread.Current is not { } thread || key is null || addValueFactory is null || updateValueFactory is null)
        {
            return dictionary.AddOrUpdate(key!, addValueFactory!, updateValueFactory!, factoryArgument);
        }

        for (int site = thread.CurrentSite; ; thread.CurrentSite = site)
        {
            bool exists = TryGetValue(dictionary, key, out TValue old);
            TValue made = exists ? updateValueFactory(key, old, factoryArgument) : addValueFactory(key, factoryArgument);
            thread.CurrentSite = site;
            if (exists ? TryUpdate(dictionary, key, made, old) : TryAdd(dictionary, key, made))
            {
                return made;
            }
        }
    }
}
