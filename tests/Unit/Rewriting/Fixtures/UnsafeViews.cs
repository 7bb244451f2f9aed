using System.Collections;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;

namespace Unit.Rewriting.Fixtures;

/// <summary>The same through enumerators, views, wrappers, interfaces, queries and static members.</summary>
public static class UnsafeViews
{
    public static string ForeachOverList()
    {
        var list = new List<int> { 1 };
        return UnsafeCollections.Both(() => Sum(list), () => list.Add(2), "List<int>");
    }

    public static string EnumeratorOutlivesTheLock()
    {
        var list = new List<int> { 1 };
        var gate = new Lock();
        return UnsafeCollections.Both(
            () =>
            {
                List<int>.Enumerator at;
                lock (gate)
                {
                    at = list.GetEnumerator();
                }

                Step(ref at);
            },
            () =>
            {
                lock (gate)
                {
                    list.Add(2);
                }
            },
            "List<int>");
    }

    public static string ForeachOverDictionary()
    {
        var map = new Dictionary<int, string> { [1] = "a" };
        return UnsafeCollections.Both(
            () =>
            {
                foreach ((int key, string value) in map)
                {
                    _ = value + key;
                }
            },
            () => map[1] = "b",
            "Dictionary<int, string>");
    }

    public static string ForeachOverKeys()
    {
        var map = new Dictionary<int, string> { [1] = "a" };
        Dictionary<int, string>.KeyCollection keys = map.Keys;
        return UnsafeCollections.Both(
            () =>
            {
                foreach (int key in keys)
                {
                    _ = key;
                }
            },
            () => map[1] = "b",
            "Dictionary<int, string>");
    }

    public static string SortedDictionaryKeysByInterface()
    {
        var map = new SortedDictionary<int, string> { [1] = "a" };
        ICollection<int> keys = map.Keys;
        return UnsafeCollections.Both(() => _ = keys.Count, () => map[1] = "b", "SortedDictionary<int, string>");
    }

    public static string ForeachOverSortedDictionary()
    {
        var map = new SortedDictionary<int, string> { [1] = "a" };
        return UnsafeCollections.Both(
            () =>
            {
                foreach (KeyValuePair<int, string> pair in map)
                {
                    _ = pair.Value;
                }
            },
            () => map.Clear(),
            "SortedDictionary<int, string>");
    }

    public static string SortedSetView()
    {
        var set = new SortedSet<int> { 1, 2, 3 };
        SortedSet<int> view = set.GetViewBetween(1, 2);
        return UnsafeCollections.Both(() => view.Contains(2), () => set.Add(7), "SortedSet<int>");
    }

    public static string UnorderedItems()
    {
        var queue = new PriorityQueue<string, int>();
        return UnsafeCollections.Both(
            () =>
            {
                foreach ((string item, int _) in queue.UnorderedItems)
                {
                    _ = item;
                }
            },
            () => queue.Enqueue("a", 1),
            "PriorityQueue<string, int>");
    }

    public static string StringBuilderChunks()
    {
        var text = new System.Text.StringBuilder("a");
        return UnsafeCollections.Both(
            () =>
            {
                foreach (ReadOnlyMemory<char> chunk in text.GetChunks())
                {
                    _ = chunk.Length;
                }
            },
            () => text.Clear(),
            "StringBuilder");
    }

    public static string ByInterface()
    {
        IList<int> list = new List<int>();
        return UnsafeCollections.Both(() => list.Add(1), () => list.Add(2), "List<int>");
    }

    public static string ByReadOnlyInterface()
    {
        var list = new List<int> { 1 };
        IReadOnlyList<int> readOnly = list;
        return UnsafeCollections.Both(() => _ = readOnly[0], () => list[0] = 2, "List<int>");
    }

    public static string ByDictionaryInterface()
    {
        IDictionary<string, int> map = new Dictionary<string, int>();
        return UnsafeCollections.Both(() => map["a"] = 1, () => map.TryGetValue("a", out int _), "Dictionary<string, int>");
    }

    public static string ByObjectInterface()
    {
        IList list = new ArrayList();
        return UnsafeCollections.Both(() => list.Add(1), () => list.Contains(2), "ArrayList");
    }

    public static string ForeachOverInterface()
    {
        var set = new HashSet<int> { 1 };
        return UnsafeCollections.Both(() => UnsafeCollections.Enumerate(set), () => set.Add(2), "HashSet<int>");
    }

    public static string ByTypeParameter()
    {
        var list = new List<int>();
        return UnsafeCollections.Both(() => AddTo(list, 1), () => AddTo(list, 2), "List<int>");
    }

    public static string ReadOnlyWrapper()
    {
        var list = new List<int> { 1 };
        ReadOnlyCollection<int> wrapper = list.AsReadOnly();
        return UnsafeCollections.Both(() => _ = wrapper.Count, () => list.Add(2), "List<int>");
    }

    public static string ReadOnlyDictionaryWrapper()
    {
        var map = new Dictionary<int, int>();
        var wrapper = new ReadOnlyDictionary<int, int>(map);
        return UnsafeCollections.Both(() => wrapper.ContainsKey(1), () => map.Add(1, 1), "Dictionary<int, int>");
    }

    public static string ArrayListWrapper()
    {
        var list = new ArrayList();
        ArrayList wrapper = ArrayList.ReadOnly(list);
        return UnsafeCollections.Both(() => _ = wrapper.Count, () => list.Add(2), "ArrayList");
    }

    public static string EagerQuery()
    {
        var list = new List<int> { 1 };
        return UnsafeCollections.Both(() => _ = list.Sum(), () => list.Add(2), "List<int>", ignore: true);
    }

    public static string LazyQuery()
    {
        var list = new List<int> { 1 };
        IEnumerable<int> query = list.Where(x => x > 0).Select(x => x + 1);
        return UnsafeCollections.Both(() => UnsafeCollections.Enumerate(query), () => list.Add(2), "List<int>");
    }

    public static string LazyQueryEndedByOperator()
    {
        var map = new Dictionary<int, string> { [1] = "a" };
        return UnsafeCollections.Both(() => _ = map.Values.Skip(1).FirstOrDefault(), () => map[2] = "b", "Dictionary<int, string>");
    }

    public static string OrderedQuery()
    {
        var list = new List<int> { 2, 1 };
        IEnumerable<int> query = list.OrderBy(x => x).Select(x => x + 1);
        return UnsafeCollections.Both(() => UnsafeCollections.Enumerate(query), () => list.Add(2), "List<int>");
    }

    public static string TwoSources()
    {
        int[] first = [1];
        var second = new List<int> { 2 };
        return UnsafeCollections.Both(() => _ = first.Concat(second).Count(), () => second.Add(2), "List<int>");
    }

    public static string Joined()
    {
        var names = new List<string> { "a" };
        return UnsafeCollections.Both(() => _ = string.Join(",", names), () => names.Add("b"), "List<string>");
    }

    public static string MarshalledSpan()
    {
        var list = new List<int> { 1 };
        return UnsafeCollections.Both(() => _ = CollectionsMarshal.AsSpan(list)[0], () => list.Add(1), "List<int>");
    }

    public static string MarshalledValue()
    {
        var map = new Dictionary<string, int>();
        return UnsafeCollections.Both(() => CollectionsMarshal.GetValueRefOrAddDefault(map, "a", out _) = 3, () => map.Remove("b"), "Dictionary<string, int>");
    }

    public static string ExtensionMember()
    {
        var map = new Dictionary<string, int>();
        return UnsafeCollections.Both(() => _ = map.GetValueOrDefault("a"), () => map.TryAdd("b", 1), "Dictionary<string, int>");
    }

    private static void AddTo<T>(T list, int item)
        where T : ICollection<int> => list.Add(item);

    private static void Step<T>(ref T enumerator)
        where T : IEnumerator
    {
        try
        {
            enumerator.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // Changed meanwhile.
        }
    }

    private static int Sum(List<int> list)
    {
        int sum = 0;
        try
        {
            foreach (int item in list)
            {
                sum += item;
            }
        }
        catch (InvalidOperationException)
        {
            // Changed meanwhile.
        }

        return sum;
    }
}
