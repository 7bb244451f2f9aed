namespace Linearizability;

/// <summary>Ways to split a history for <see cref="Model{TState, TInput, TOutput}.Partition(History{TInput, TOutput})"/>.</summary>
public static class Partitions
{
    /// <summary>One part that holds every operation.</summary>
    /// <param name="count">The number of operations.</param>
    /// <returns>One list, 0 to <paramref name="count"/> - 1; no list when there is no operation.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Whole(int count) =>
        count == 0 ? [] : [[.. Enumerable.Range(0, count)]];

    /// <summary>One part for each key.</summary>
    /// <typeparam name="TInput">What callers asked for.</typeparam>
    /// <typeparam name="TOutput">What came back.</typeparam>
    /// <typeparam name="TKey">The type of keys.</typeparam>
    /// <param name="history">The whole history.</param>
    /// <param name="keyOf">The key that an operation touches.</param>
    /// <returns>Parts in order of their first operation.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> ByKey<TInput, TOutput, TKey>(
        History<TInput, TOutput> history, Func<Operation<TInput, TOutput>, TKey> keyOf)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keyOf);
        return Connected<TInput, TOutput, TKey>(history, operation => [keyOf(operation)]);
    }

    /// <summary>The connected components of operations that touch a common key.</summary>
    /// <typeparam name="TInput">What callers asked for.</typeparam>
    /// <typeparam name="TOutput">What came back.</typeparam>
    /// <typeparam name="TKey">The type of keys.</typeparam>
    /// <param name="history">The whole history.</param>
    /// <param name="keysOf">The keys that an operation touches; none puts it in a part of its own.</param>
    /// <returns>Parts in order of their first operation.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Connected<TInput, TOutput, TKey>(
        History<TInput, TOutput> history, Func<Operation<TInput, TOutput>, IEnumerable<TKey>> keysOf)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(keysOf);
        int[] parent = [.. Enumerable.Range(0, history.Count)];
        var ownerOf = new Dictionary<TKey, int>();
        for (int i = 0; i < history.Count; i++)
        {
            foreach (TKey key in keysOf(history[i]))
            {
                if (!ownerOf.TryAdd(key, i))
                {
                    Unite(parent, i, ownerOf[key]);
                }
            }
        }

        var parts = new List<List<int>>();
        var partOf = new Dictionary<int, List<int>>();
        for (int i = 0; i < history.Count; i++)
        {
            int root = Root(parent, i);
            if (!partOf.TryGetValue(root, out List<int>? part))
            {
                part = [];
                partOf.Add(root, part);
                parts.Add(part);
            }

            part.Add(i);
        }

        return parts;
    }

    /// <summary>Refuses a partition that leaves an operation out or holds one twice.</summary>
    internal static IReadOnlyList<IReadOnlyList<int>> Verified(IReadOnlyList<IReadOnlyList<int>> parts, int operations, Type model)
    {
        bool[] seen = new bool[operations];
        int count = 0;
        foreach (IReadOnlyList<int> part in parts)
        {
            for (int i = 0; i < part.Count; i++)
            {
                if ((i > 0 && part[i] <= part[i - 1]) || seen[part[i]])
                {
                    throw new InvalidOperationException(
                        $"The partition of {model.Name} holds operation {part[i]} twice or out of order: each operation belongs to one part, in ascending order.");
                }

                seen[part[i]] = true;
                count++;
            }
        }

        return count == operations
            ? parts
            : throw new InvalidOperationException($"The partition of {model.Name} holds {count} of {operations} operations: each belongs to one part.");
    }

    private static void Unite(int[] parent, int a, int b)
    {
        int rootOfA = Root(parent, a);
        int rootOfB = Root(parent, b);
        // The smaller index wins, so that the result does not depend on the order of keys.
        parent[Math.Max(rootOfA, rootOfB)] = Math.Min(rootOfA, rootOfB);
    }

    private static int Root(int[] parent, int index)
    {
        while (parent[index] != index)
        {
            parent[index] = parent[parent[index]];
            index = parent[index];
        }

        return index;
    }
}
