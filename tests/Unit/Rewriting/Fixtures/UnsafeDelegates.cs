namespace Unit.Rewriting.Fixtures;

/// <summary>Two threads on one collection through delegates of its members. Each returns the name the finding must show.</summary>
public static class UnsafeDelegates
{
    public static string ParallelForEachIntoAList()
    {
        var list = new List<int>();
        Parallel.ForEach([1, 2, 3], list.Add);
        return "List<int>";
    }

    public static string ThreadStartOfClear()
    {
        var map = new Dictionary<int, int>();
        var thread = new Thread(map.Clear);
        thread.Start();
        map[1] = 1;
        thread.Join();
        return "Dictionary<int, int>";
    }

    public static string InterfaceMember()
    {
        ICollection<string> items = new HashSet<string>();
        Action<string> add = items.Add;
        return Both(() => add("a"), () => add("b"), "HashSet<string>");
    }

    public static string ReadBesideWrite()
    {
        var queue = new Queue<int>([1]);
        Func<int> peek = queue.Peek;
        return Both(() => peek(), () => queue.Enqueue(2), "Queue<int>");
    }

    public static string Extension()
    {
        var list = new List<int>();
        Func<int> sum = list.Sum;
        return Both(() => sum(), () => list.Add(2), "List<int>");
    }

    public static string Argument()
    {
        var from = new List<int> { 1 };
        Action<IEnumerable<int>> addAll = new List<int>().AddRange;
        return Both(() => addAll(from), () => from.Add(2), "List<int>");
    }

    public static string InAGenericMethod() => Generic(new SortedSet<string>(), "a");

    public static string BoxedEnumerator()
    {
        var list = new List<int> { 1, 2 };
        List<int>.Enumerator enumerator = list.GetEnumerator();
        Func<bool> next = enumerator.MoveNext;
        return Both(() => next(), () => list[0] = 4, "List<int>");
    }

    private static string Generic<T>(SortedSet<T> set, T item)
    {
        Func<T, bool> add = set.Add;
        return Both(() => add(item), () => set.Remove(item), "SortedSet<string>");
    }

    private static string Both(Action first, Action second, string name)
    {
        var thread = new Thread(() => Quiet(first));
        thread.Start();
        Quiet(second);
        thread.Join();
        return name;
    }

    private static void Quiet(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException)
        {
            // Changed while enumerated: the finding is the race.
        }
    }
}
