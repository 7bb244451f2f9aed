using System.Collections.Immutable;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Immutable.ImmutableInterlocked.

namespace Interleave.Primitives;

/// <content>Dictionaries, stacks and queues.</content>
public static partial class ImmutableInterlockedModel
{
    public static TValue GetOrAdd<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue value)
        where TKey : notnull
    {
        ImmutableSteps.Update(ref location);
        ImmutableDictionary<TKey, TValue> before = location;
        TValue found = ImmutableInterlocked.GetOrAdd(ref location, key, value);
        ImmutableSteps.Updated(!ReferenceEquals(before, location));
        return found;
    }

    public static TValue GetOrAdd<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, Func<TKey, TValue> valueFactory)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        int site = ImmutableSteps.Site();
        if (TryGet(ref location, key, out TValue found))
        {
            return found;
        }

        TValue made = valueFactory(key);
        ImmutableSteps.Stand(site);
        return GetOrAdd(ref location, key, made);
    }

    public static TValue GetOrAdd<TKey, TValue, TArg>(
        ref ImmutableDictionary<TKey, TValue> location, TKey key, Func<TKey, TArg, TValue> valueFactory, TArg factoryArgument)
        where TKey : notnull
        where TArg : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        int site = ImmutableSteps.Site();
        if (TryGet(ref location, key, out TValue found))
        {
            return found;
        }

        TValue made = valueFactory(key, factoryArgument);
        ImmutableSteps.Stand(site);
        return GetOrAdd(ref location, key, made);
    }

    public static TValue AddOrUpdate<TKey, TValue>(
        ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue addValue, Func<TKey, TValue, TValue> updateValueFactory)
        where TKey : notnull =>
        AddOrUpdate(ref location, key, _ => addValue, updateValueFactory);

    public static TValue AddOrUpdate<TKey, TValue>(
        ref ImmutableDictionary<TKey, TValue> location, TKey key, Func<TKey, TValue> addValueFactory, Func<TKey, TValue, TValue> updateValueFactory)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(addValueFactory);
        ArgumentNullException.ThrowIfNull(updateValueFactory);
        for (int site = ImmutableSteps.Site(); ; ImmutableSteps.Stand(site))
        {
            ImmutableSteps.Read(ref location);
            ImmutableDictionary<TKey, TValue> old = Volatile.Read(ref location);
            ArgumentNullException.ThrowIfNull(old, nameof(location));
            TValue made = old.TryGetValue(key, out TValue? value) ? updateValueFactory(key, value) : addValueFactory(key);
            ImmutableDictionary<TKey, TValue> updated = old.SetItem(key, made);
            ImmutableSteps.Stand(site);
            if (ReferenceEquals(old, updated) || Replace(ref location, old, updated))
            {
                return made;
            }
        }
    }

    public static bool TryAdd<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue value)
        where TKey : notnull
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ImmutableInterlocked.TryAdd(ref location, key, value));
    }

    public static bool TryUpdate<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, TValue newValue, TValue comparisonValue)
        where TKey : notnull
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ImmutableInterlocked.TryUpdate(ref location, key, newValue, comparisonValue));
    }

    public static bool TryRemove<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, out TValue value)
        where TKey : notnull
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ImmutableInterlocked.TryRemove(ref location, key, out value!));
    }

    public static bool TryPop<T>(ref ImmutableStack<T> location, out T value)
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ImmutableInterlocked.TryPop(ref location, out value!));
    }

    public static void Push<T>(ref ImmutableStack<T> location, T value)
    {
        ImmutableSteps.Update(ref location);
        ImmutableInterlocked.Push(ref location, value);
        ImmutableSteps.Updated(changed: true);
    }

    public static bool TryDequeue<T>(ref ImmutableQueue<T> location, out T value)
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ImmutableInterlocked.TryDequeue(ref location, out value!));
    }

    public static void Enqueue<T>(ref ImmutableQueue<T> location, T value)
    {
        ImmutableSteps.Update(ref location);
        ImmutableInterlocked.Enqueue(ref location, value);
        ImmutableSteps.Updated(changed: true);
    }

    private static bool TryGet<TKey, TValue>(ref ImmutableDictionary<TKey, TValue> location, TKey key, out TValue value)
        where TKey : notnull
    {
        ImmutableSteps.Read(ref location);
        ImmutableDictionary<TKey, TValue> map = Volatile.Read(ref location);
        ArgumentNullException.ThrowIfNull(map, nameof(location));
        return map.TryGetValue(key, out value!);
    }
}
