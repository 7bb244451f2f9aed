using System.Collections.Concurrent;

namespace Unit.Rewriting.Fixtures;

/// <summary>Members of collections and of primitives taken as delegates: the delegates do what they did.</summary>
public static unsafe class DelegateShapes
{
    public static string OfAList()
    {
        var list = new List<int>();
        Action<int> add = list.Add;
        Func<int, bool> remove = list.Remove;
        Action<int, int> insert = list.Insert;
        add(1);
        insert(0, 7);
        return $"{remove(1)} {string.Join(',', list)} {ReferenceEquals(add.Target, list)} {add.Method.Name}";
    }

    public static string Equality()
    {
        var list = new List<int>();
        Action<int>? all = null;
        all += list.Add;
        all += list.Add;
        all += new List<int>().Add;
        all -= list.Add;
        all?.Invoke(3);
        Action<int> one = list.Add;
        Action<int> other = list.Add;
        return $"{all!.GetInvocationList().Length} {list.Count} {one == other} {one.GetHashCode() == other.GetHashCode()}";
    }

    public static string ThroughInterfaces()
    {
        ICollection<string> items = new HashSet<string>();
        Action<string> add = items.Add;
        Func<string, bool> has = items.Contains;
        add("a");
        Func<IEnumerator<string>> start = items.GetEnumerator;
        using IEnumerator<string> enumerator = start();
        return $"{has("a")} {has("b")} {enumerator.MoveNext()} {ReferenceEquals(add.Target, items)}";
    }

    public static string Generic() => Of("x", "y") + Of(3, 4);

    public static string Extensions()
    {
        var list = new List<int> { 1, 2 };
        Func<int> sum = list.Sum;
        Func<IEnumerable<int>, int> open = Enumerable.Sum;
        Func<IEnumerable<int>, int[]> copy = Enumerable.ToArray;
        return $"{sum()} {open(list)} {copy(list).Length}";
    }

    public static string OfAStructInABox()
    {
        var list = new List<int> { 1, 2 };
        List<int>.Enumerator enumerator = list.GetEnumerator();
        Func<bool> next = enumerator.MoveNext;
        return $"{next()} {next()} {next()} {next.Target is List<int>.Enumerator}";
    }

    public static string Null()
    {
        return $"{Thrown(List)} {Thrown(Interface)} {Thrown(Semaphore)}";

        static void List()
        {
            List<int>? nothing = null;
            Action<int> add = nothing!.Add;
            add(1);
        }

        static void Interface()
        {
            ICollection<int>? nothing = null;
            Action<int> add = nothing!.Add;
            add(1);
        }

        static void Semaphore()
        {
            SemaphoreSlim? nothing = null;
            Func<int> release = nothing!.Release;
            release();
        }
    }

    public static string BaseMember() => new Counting().AddTwice(5);

    public static string OfPrimitives()
    {
        using var semaphore = new SemaphoreSlim(0, 5);
        Func<int> release = semaphore.Release;
        Action wait = semaphore.Wait;
        int before = release();
        wait();
        using var source = new CancellationTokenSource();
        Action cancel = source.Cancel;
        using var other = new CancellationTokenSource();
        using CancellationTokenRegistration registration = other.Token.Register(source.Cancel);
        other.Cancel();
        cancel();
        using var set = new ManualResetEventSlim();
        Action signal = set.Set;
        signal();
        Func<int, bool> waited = set.Wait;
        return $"{before} {semaphore.CurrentCount} {source.IsCancellationRequested} {waited(0)} {ReferenceEquals(release.Target, semaphore)}";
    }

    public static string OfStructsOfPrimitives()
    {
        using var source = new CancellationTokenSource();
        CancellationToken token = source.Token;
        Action check = token.ThrowIfCancellationRequested;
        check();
        source.Cancel();
        return $"{Thrown(check)} {check.Target is CancellationToken}";
    }

    public static string OfTasksAndTables()
    {
        var bag = new ConcurrentBag<int>();
        Action<int> add = bag.Add;
        add(4);
        var map = new ConcurrentDictionary<string, int>();
        Func<string, int, bool> put = map.TryAdd;
        var promise = new TaskCompletionSource<int>();
        Func<int, bool> complete = promise.TrySetResult;
        Func<Func<int>, Task<int>> run = Task.Run;
        return $"{bag.Count} {put("a", 1)} {put("a", 2)} {complete(9)} {promise.Task.Result} {run(() => 6).Result}";
    }

    public static string Pointers()
    {
        delegate*<ref int, int> increment = &Interlocked.Increment;
        int n = 4;
        return $"{increment(ref n)} {n}";
    }

    private static string Of<T>(T first, T second)
        where T : notnull
    {
        var map = new Dictionary<T, List<T>>();
        Func<T, List<T>, bool> put = map.TryAdd;
        Func<T, bool> has = map.ContainsKey;
        put(first, [second]);
        Action<T> add = map[first].Add;
        add(first);
        return $"{has(first)} {has(second)} {map[first].Count} ";
    }

    private static string Thrown(Action action)
    {
        try
        {
            action();
            return "nothing";
        }
        catch (Exception e) when (e is ArgumentException or NullReferenceException or OperationCanceledException)
        {
            return e.GetType().Name;
        }
    }

    private sealed class Counting : System.Collections.ObjectModel.Collection<int>
    {
        private int _overridden;

        internal string AddTwice(int item)
        {
            Action<int, int> insert = base.InsertItem;
            Action<int, int> own = InsertItem;
            insert(0, item);
            own(0, item);
            return $"{Count} {_overridden}";
        }

        protected override void InsertItem(int index, int item)
        {
            _overridden++;
            base.InsertItem(index, item);
        }
    }
}
