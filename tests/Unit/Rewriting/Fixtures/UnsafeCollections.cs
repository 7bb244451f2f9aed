using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text;

namespace Unit.Rewriting.Fixtures;

/// <summary>Two threads on one collection that is not thread-safe, with nothing between them. Each returns the name the finding must show.</summary>
public static class UnsafeCollections
{
    public static string OwnField()
    {
        var cache = new Cache();
        return Both(() => cache.Put(1), () => _ = cache.Count, "List<int>");
    }

    public static string ListAdds()
    {
        var list = new List<int>();
        return Both(() => list.Add(1), () => list.Add(2), "List<int>");
    }

    public static string ListAddBesideCount()
    {
        var list = new List<int>();
        return Both(() => list.Add(1), () => _ = list.Count, "List<int>");
    }

    public static string ListIndexerBesideInsert()
    {
        var list = new List<string> { "a" };
        return Both(() => list.Insert(0, "b"), () => list[0] = "c", "List<string>");
    }

    public static string ListOfListsOuter()
    {
        var lists = new List<List<int>> { new() };
        return Both(() => lists[0].Add(1), () => lists.Clear(), "List<List<int>>");
    }

    public static string ListOfListsInner()
    {
        var lists = new List<List<int>> { new() };
        return Both(() => lists[0].Add(1), () => lists[0].Add(2), "List<int>");
    }

    public static string ListSort()
    {
        var list = new List<int> { 3, 2, 1 };
        return Both(() => list.Sort((a, b) => a - b), () => list.Find(x => x == 2), "List<int>");
    }

    public static string ListAddRangeOfShared()
    {
        var from = new List<int> { 1 };
        return Both(() => new List<int>().AddRange(from), () => from.Add(2), "List<int>");
    }

    public static string ListCopiedByConstructor()
    {
        var from = new List<int> { 1 };
        return Both(() => _ = new Queue<int>(from), () => from.Add(2), "List<int>");
    }

    public static string DictionarySets()
    {
        var map = new Dictionary<string, int>();
        return Both(() => map["a"] = 1, () => map["b"] = 2, "Dictionary<string, int>");
    }

    public static string DictionaryTryGetBesideAdd()
    {
        var map = new Dictionary<int, int>();
        return Both(() => map.TryAdd(1, 1), () => map.TryGetValue(1, out _), "Dictionary<int, int>");
    }

    public static string DictionaryLargeValue()
    {
        var map = new Dictionary<int, (long, long, string)>();
        return Both(() => map[1] = (1, 2, "three"), () => map.Remove(1, out (long, long, string) _), "Dictionary<int, ValueTuple<long, long, string>>");
    }

    public static string DictionaryAlternateLookup()
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        return Both(() => map.GetAlternateLookup<ReadOnlySpan<char>>()["a"] = 1, () => map.ContainsKey("a"), "Dictionary<string, int>");
    }

    public static string HashSetAddBesideContains()
    {
        var set = new HashSet<int>();
        return Both(() => set.Add(1), () => set.Contains(1), "HashSet<int>");
    }

    public static string HashSetUnionOfShared()
    {
        var set = new HashSet<int>();
        return Both(() => new HashSet<int>().UnionWith(set), () => set.Add(1), "HashSet<int>");
    }

    public static string QueueTryDequeues()
    {
        var queue = new Queue<int>([1, 2]);
        return Both(() => queue.TryDequeue(out _), () => queue.TryDequeue(out _), "Queue<int>");
    }

    public static string StackPushBesidePeek()
    {
        var stack = new Stack<Guid>();
        return Both(() => stack.Push(Guid.Empty), () => stack.TryPeek(out _), "Stack<Guid>");
    }

    public static string SortedDictionaryAdds()
    {
        var map = new SortedDictionary<int, string>();
        return Both(() => map.Add(1, "a"), () => map.Add(2, "b"), "SortedDictionary<int, string>");
    }

    public static string SortedListAdds()
    {
        var map = new SortedList<int, string>();
        return Both(() => map.Add(1, "a"), () => map.RemoveAt(0), "SortedList<int, string>", ignore: true);
    }

    public static string SortedSetMinBesideAdd()
    {
        var set = new SortedSet<int> { 1 };
        return Both(() => set.Add(2), () => _ = set.Min, "SortedSet<int>");
    }

    public static string LinkedListAdds()
    {
        var list = new LinkedList<int>();
        return Both(() => list.AddLast(1), () => list.AddFirst(2), "LinkedList<int>");
    }

    public static string LinkedListNodes()
    {
        var list = new LinkedList<int>([1, 2]);
        LinkedListNode<int> first = list.First!;
        return Both(() => list.AddLast(1), () => _ = first.Next, "LinkedList<int>");
    }

    public static string LinkedListNodeValue()
    {
        LinkedListNode<int> node = new LinkedList<int>([1]).First!;
        return Both(() => node.Value = 2, () => _ = node.Value, "LinkedListNode`1.Value");
    }

    public static string PriorityQueueEnqueues()
    {
        var queue = new PriorityQueue<string, int>();
        return Both(() => queue.Enqueue("a", 1), () => queue.TryDequeue(out _, out _), "PriorityQueue<string, int>");
    }

    public static string OrderedDictionarySets()
    {
        var map = new OrderedDictionary<int, int>();
        return Both(() => map[1] = 1, () => map.IndexOf(2), "OrderedDictionary<int, int>");
    }

    public static string StringBuilderAppends()
    {
        var text = new StringBuilder();
        return Both(() => text.Append('a').Append("bc"), () => text.Append(3), "StringBuilder");
    }

    public static string StringBuilderToString()
    {
        var text = new StringBuilder();
        return Both(() => text.AppendLine(), () => _ = text.ToString(), "StringBuilder");
    }

    public static string StringBuilderInterpolated()
    {
        var text = new StringBuilder();
        int n = text.Length;
        return Both(() => text.Append($"a{n}b"), () => _ = text.Length, "StringBuilder");
    }

    public static string ArrayListAdds()
    {
        var list = new ArrayList();
        return Both(() => list.Add(1), () => list.Add("b"), "ArrayList");
    }

    public static string HashtableTwoWriters()
    {
        var table = new Hashtable();
        return Both(() => table[1] = 1, () => table[2] = 2, "Hashtable");
    }

    public static string HashtableEnumeratedWhileWritten()
    {
        var table = new Hashtable();
        return Both(() => table[1] = 1, () => Enumerate(table), "Hashtable");
    }

    public static string OldSortedListAdds()
    {
        var list = new SortedList();
        return Both(() => list.Add(1, "a"), () => list.Add(2, "b"), "SortedList");
    }

    public static string OldQueueAndStack()
    {
        var queue = new Queue();
        var stack = new Stack();
        return Both(
            () =>
            {
                queue.Enqueue(1);
                stack.Push(1);
            },
            () =>
            {
                _ = stack.Count;
                _ = queue.Count;
            },
            "Stack");
    }

    public static string BitArraySets()
    {
        var bits = new BitArray(8);
        return Both(() => bits[1] = true, () => bits.Set(2, true), "BitArray");
    }

    public static string CollectionAdds()
    {
        var collection = new Collection<int>();
        return Both(() => collection.Add(1), () => collection.Add(2), "List<int>");
    }

    public static string ObservableCollectionAdds()
    {
        var collection = new ObservableCollection<int>();
        return Both(() => collection.Add(1), () => collection.Move(0, 0), "List<int>", ignore: true);
    }

    public static string MemoryStreamWrites()
    {
        var stream = new MemoryStream();
        return Both(() => stream.Write([1, 2, 3]), () => stream.WriteByte(4), "MemoryStream");
    }

    public static string StreamThatIsAMemoryStream()
    {
        Stream stream = new MemoryStream();
        return Both(() => stream.Write([1, 2], 0, 2), () => _ = stream.Position, "MemoryStream");
    }

    public static string SeededRandom()
    {
        var random = new Random(1);
        return Both(() => random.Next(), () => random.NextDouble(), "Random");
    }

    public static string ImmutableBuilders()
    {
        ImmutableDictionary<int, int>.Builder builder = ImmutableDictionary.CreateBuilder<int, int>();
        return Both(() => builder[1] = 1, () => builder.ToImmutable(), "ImmutableDictionary<int, int>.Builder");
    }

    public static string ImmutableArrayBuilder()
    {
        ImmutableArray<int>.Builder builder = ImmutableArray.CreateBuilder<int>();
        return Both(() => builder.Add(1), () => _ = builder.Count, "ImmutableArray<int>.Builder");
    }

    public static string DerivedList()
    {
        var log = new Log();
        return Both(() => log.Write("a"), () => log.Write("b"), "UnsafeCollections.Log");
    }

    public static string DerivedCollection()
    {
        var log = new Names();
        return Both(() => log.Add("a"), () => _ = log.Count, "List<string>");
    }

    public static string OverrideThatCallsItsBase()
    {
        Random random = new Doubled(1);
        return Both(() => random.Next(), () => random.Next(), "UnsafeCollections.Doubled");
    }

    public static string MemberNotOverridden()
    {
        Random random = new Doubled(1);
        return Both(() => random.NextDouble(), () => random.NextDouble(), "UnsafeCollections.Doubled");
    }

    internal static string Both(Action first, Action second, string name, bool ignore = false)
    {
        var a = new Thread(() => Guarded(first, ignore));
        var b = new Thread(() => Guarded(second, ignore));
        a.Start();
        b.Start();
        a.Join();
        b.Join();
        return name;
    }

    internal static void Enumerate(IEnumerable source)
    {
        try
        {
            foreach (object? item in source)
            {
                _ = item;
            }
        }
        catch (InvalidOperationException)
        {
            // It was changed meanwhile: what these programs are about.
        }
    }

    private static void Guarded(Action action, bool ignore)
    {
        try
        {
            action();
        }
        catch (ArgumentException) when (ignore)
        {
            // Out of range in some orders.
        }
    }

    private sealed class Cache
    {
        private readonly List<int> _items = [];

        public int Count => _items.Count;

        public void Put(int item) => _items.Add(item);
    }

    private sealed class Doubled(int seed) : Random(seed)
    {
        public override int Next() => base.Next() * 2;
    }

    private sealed class Log : List<string>
    {
        public void Write(string line) => Add(line);
    }

    private sealed class Names : Collection<string>
    {
        protected override void InsertItem(int index, string item) => base.InsertItem(index, item.Trim());
    }
}
