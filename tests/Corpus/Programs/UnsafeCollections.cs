using System.Text;

namespace Corpus;

/// <summary>Collections that are not thread-safe, used by two threads: without a lock wrong, under a lock right.</summary>
public static class UnsafeCollections
{
    private static void Both(Action a, Action b) => Go.Threads(a, b);

    private static void BothLocked(Action a, Action b)
    {
        object gate = new();
        Action Locked(Action action) => () =>
        {
            lock (gate)
            {
                action();
            }
        };

        Go.Threads(Locked(a), Locked(b));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void ListAdd()
    {
        List<int> list = [];
        Both(() => list.Add(1), () => list.Add(2));
    }

    [Correct]
    public static void ListAddLocked()
    {
        List<int> list = [];
        BothLocked(() => list.Add(1), () => list.Add(2));
        Go.Check(list.Count == 2, $"{list.Count}");
    }

    /// <summary>The test and the act are two calls.</summary>
    [Buggy(Kind.UnsafeCollection, Kind.Exception)]
    public static void ListAddedWhileEnumerated()
    {
        List<int> list = [1, 2];
        Both(
            () => list.Add(3),
            () =>
            {
                foreach (int i in list)
                {
                    Thread.Yield();
                }
            });
    }

    [Correct]
    public static void ListReadByTwo()
    {
        List<int> list = [1, 2];
        int sum = 0;
        void Read() => Interlocked.Add(ref sum, list[0] + list[1] + list.Count);

        Both(Read, Read);
        Go.Check(sum == 10, $"{sum}");
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void ListIndexerSet()
    {
        List<int> list = [0];
        Both(() => list[0] = 1, () => Go.Use(list[0]));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void DictionaryAdd()
    {
        Dictionary<int, int> dictionary = [];
        Both(() => dictionary[1] = 1, () => dictionary[2] = 2);
    }

    [Correct]
    public static void DictionaryAddLocked()
    {
        Dictionary<int, int> dictionary = [];
        BothLocked(() => dictionary[1] = 1, () => dictionary[2] = 2);
        Go.Check(dictionary.Count == 2, $"{dictionary.Count}");
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void DictionaryReadWhileWritten()
    {
        Dictionary<string, int> dictionary = new() { ["a"] = 1 };
        Both(() => dictionary["b"] = 2, () => _ = dictionary.TryGetValue("a", out _));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void QueueEnqueue()
    {
        Queue<int> queue = new();
        Both(() => queue.Enqueue(1), () => queue.Enqueue(2));
    }

    [Buggy(Kind.UnsafeCollection, Kind.Exception)]
    public static void QueueCountThenDequeue()
    {
        Queue<int> queue = new([1]);
        void Work()
        {
            if (queue.Count > 0)
            {
                queue.Dequeue();
            }
        }

        Both(Work, Work);
    }

    [Correct]
    public static void QueueLocked()
    {
        Queue<int> queue = new([1]);
        int got = 0;
        void Work()
        {
            if (queue.Count > 0)
            {
                got += queue.Dequeue();
            }
        }

        BothLocked(Work, Work);
        Go.Check(got == 1, $"{got}");
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void HashSetAdd()
    {
        HashSet<int> set = [];
        Both(() => set.Add(1), () => set.Add(2));
    }

    [Correct]
    public static void HashSetAddLocked()
    {
        HashSet<int> set = [];
        BothLocked(() => set.Add(1), () => set.Add(1));
        Go.Check(set.Count == 1, $"{set.Count}");
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void StackPush()
    {
        Stack<int> stack = new();
        Both(() => stack.Push(1), () => stack.Push(2));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void SortedDictionaryAdd()
    {
        SortedDictionary<int, int> sorted = [];
        Both(() => sorted[1] = 1, () => sorted[2] = 2);
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void SortedSetAdd()
    {
        SortedSet<int> sorted = [];
        Both(() => sorted.Add(1), () => sorted.Add(2));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void LinkedListAddLast()
    {
        LinkedList<int> linked = new();
        Both(() => linked.AddLast(1), () => linked.AddLast(2));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void PriorityQueueEnqueue()
    {
        PriorityQueue<int, int> queue = new();
        Both(() => queue.Enqueue(1, 1), () => queue.Enqueue(2, 2));
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void StringBuilderAppend()
    {
        StringBuilder text = new();
        Both(() => text.Append('a'), () => text.Append('b'));
    }

    [Correct]
    public static void StringBuilderAppendLocked()
    {
        StringBuilder text = new();
        BothLocked(() => text.Append('a'), () => text.Append('b'));
        Go.Check(text.Length == 2, $"{text.Length}");
    }

    /// <summary>One after the other, with a join in between.</summary>
    [Correct]
    public static void ListHandedOn()
    {
        List<int> list = [];
        var first = new Thread(() => list.Add(1));
        first.Start();
        first.Join();
        var second = new Thread(() => list.Add(2));
        second.Start();
        second.Join();
        Go.Check(list.Count == 2, $"{list.Count}");
    }

    [Buggy(Kind.UnsafeCollection)]
    public static async Task ListAddedByTasks()
    {
        List<int> results = [];
        await Task.WhenAll(Task.Run(() => results.Add(1)), Task.Run(() => results.Add(2)));
        Go.Check(results.Count == 2, $"{results.Count}");
    }
}
