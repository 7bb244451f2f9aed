using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text;

namespace Interleave.Runtime;

/// <summary>Which types of the class library hold contents that concurrent calls spoil, and which show the contents of those.</summary>
internal static class KnownCollections
{
    private static readonly HashSet<Type> s_contents =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>), typeof(SortedList<,>), typeof(SortedSet<>),
        typeof(LinkedList<>), typeof(PriorityQueue<,>), typeof(OrderedDictionary<,>), typeof(StringBuilder), typeof(MemoryStream), typeof(Random),
        typeof(ArrayList), typeof(Hashtable), typeof(SortedList), typeof(Queue), typeof(Stack), typeof(BitArray),
        typeof(ImmutableArray<>.Builder), typeof(ImmutableList<>.Builder), typeof(ImmutableDictionary<,>.Builder), typeof(ImmutableHashSet<>.Builder),
        typeof(ImmutableSortedDictionary<,>.Builder), typeof(ImmutableSortedSet<>.Builder),
    ];

    private static readonly HashSet<Type> s_views =
    [
        // SortedDictionary keeps everything in a set of its own; the others wrap what they are given.
        typeof(SortedDictionary<,>), typeof(LinkedListNode<>),
        typeof(Collection<>), typeof(KeyedCollection<,>), typeof(ReadOnlyCollection<>), typeof(ReadOnlyDictionary<,>), typeof(ReadOnlySet<>),
    ];

    // Typed calls of these go to their models; calls through interfaces, and sequences that are handed on, do not.
    private static readonly HashSet<Type> s_concurrent =
    [
        typeof(ConcurrentQueue<>), typeof(ConcurrentStack<>), typeof(ConcurrentBag<>), typeof(ConcurrentDictionary<,>), typeof(BlockingCollection<>),
    ];

    internal static IReadOnlyCollection<Type> AllContents => s_contents;

    internal static IReadOnlyCollection<Type> AllViews => s_views;

    internal static Type Definition(Type type) => type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition() : type;

    internal static bool HasContents(Type definition) => s_contents.Contains(definition);

    internal static bool IsConcurrent(Type definition) => s_concurrent.Contains(definition);

    /// <summary>Enumerators, key collections and wrappers: known ones, those nested in a known type, and LINQ's queries.</summary>
    internal static bool IsView(Type definition) =>
        s_views.Contains(definition) || Outer(definition) is not null || IsQuery(definition) || IsLive(definition);

    /// <summary>An enumerator of a concurrent dictionary; those of the other concurrent collections are snapshots.</summary>
    private static bool IsLive(Type definition) => definition.DeclaringType == typeof(ConcurrentDictionary<,>) && typeof(IEnumerator).IsAssignableFrom(definition);

    /// <summary>What <c>Synchronized</c> returns, and Random.Shared.</summary>
    internal static bool IsThreadSafe(Type definition) =>
        Outer(definition) is not null
        && (definition.Name.StartsWith("Sync", StringComparison.Ordinal) || definition.Name.StartsWith("ThreadSafe", StringComparison.Ordinal));

    /// <summary>The class that implements an operator of LINQ to objects.</summary>
    internal static bool IsQuery(Type definition)
    {
        for (Type? outer = definition.DeclaringType; outer is not null; outer = outer.DeclaringType)
        {
            if (outer == typeof(Enumerable))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Operators that need the whole source before they give the first element.</summary>
    internal static bool IsBufferedQuery(Type definition) =>
        IsQuery(definition)
        && (definition.Name.Contains("Order", StringComparison.Ordinal)
            || definition.Name.Contains("Reverse", StringComparison.Ordinal)
            || definition.Name.Contains("Group", StringComparison.Ordinal)
            || definition.Name.Contains("Last", StringComparison.Ordinal)
            || definition.Name.Contains("Shuffle", StringComparison.Ordinal));

    /// <summary>The type of a collection with contents, as its user knows it.</summary>
    internal static string NameOf(Type collection)
    {
        // SortedDictionary's own set, of its pairs.
        string name = TypeNames.InSource(collection);
        return collection is { Name: "TreeSet`1", Namespace: "System.Collections.Generic" }
            ? name.Replace("TreeSet<KeyValuePair<", "SortedDictionary<", StringComparison.Ordinal)[..^1]
            : name;
    }

    /// <summary>The known type that a type is nested in, at any depth; null when there is none.</summary>
    internal static Type? Outer(Type definition)
    {
        for (Type? outer = definition.DeclaringType; outer is not null; outer = outer.DeclaringType)
        {
            if (s_contents.Contains(outer) || s_views.Contains(outer))
            {
                return outer;
            }
        }

        return null;
    }
}
