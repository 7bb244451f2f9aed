using System.Collections.Concurrent;

namespace Corpus;

/// <summary>ConcurrentDictionary, Queue, Stack, Bag: atomic calls, and sequences of calls that are not.</summary>
public static class ConcurrentCollections
{
    [Correct]
    public static void AddOrUpdate()
    {
        var counts = new ConcurrentDictionary<string, int>();
        void Work() => counts.AddOrUpdate("a", 1, (_, n) => n + 1);

        Go.Threads(Work, Work, Work);
        Go.Check(counts["a"] == 3, $"{counts["a"]}");
    }

    [Buggy(Kind.Exception)]
    public static void GetThenSet()
    {
        var counts = new ConcurrentDictionary<string, int>();
        void Work()
        {
            counts.TryGetValue("a", out int n);
            counts["a"] = n + 1;
        }

        Go.Threads(Work, Work);
        Go.Check(counts["a"] == 2, $"lost update: {counts["a"]}");
    }

    [Buggy(Kind.Exception)]
    public static void ContainsKeyThenAdd()
    {
        var names = new ConcurrentDictionary<int, string>();
        int winners = 0;
        void Work(string name)
        {
            if (!names.ContainsKey(1))
            {
                names[1] = name;
                Interlocked.Increment(ref winners);
            }
        }

        Go.Threads(() => Work("a"), () => Work("b"));
        Go.Check(winners == 1, $"{winners} winners");
    }

    [Correct]
    public static void TryAddOnce()
    {
        var names = new ConcurrentDictionary<int, string>();
        int winners = 0;
        void Work(string name)
        {
            if (names.TryAdd(1, name))
            {
                Interlocked.Increment(ref winners);
            }
        }

        Go.Threads(() => Work("a"), () => Work("b"));
        Go.Check(winners == 1, $"{winners} winners");
    }

    /// <summary>GetOrAdd adds one value and may make two.</summary>
    [Buggy(Kind.Exception)]
    public static void GetOrAddFactoryCounted()
    {
        var cache = new ConcurrentDictionary<int, object>();
        int made = 0;
        void Work() => cache.GetOrAdd(1, _ =>
        {
            Interlocked.Increment(ref made);
            return new object();
        });

        Go.Threads(Work, Work);
        Go.Check(made == 1, $"made {made} times");
    }

    [Correct]
    public static void GetOrAddGivesOneValue()
    {
        var cache = new ConcurrentDictionary<int, object>();
        object? a = null, b = null;
        Go.Threads(() => a = cache.GetOrAdd(1, _ => new object()), () => b = cache.GetOrAdd(1, _ => new object()));
        Go.Check(a is not null && ReferenceEquals(a, b), "two values");
    }

    [Buggy(Kind.Exception)]
    public static void TryUpdateUnchecked()
    {
        var counts = new ConcurrentDictionary<string, int> { ["a"] = 0 };
        void Work()
        {
            int n = counts["a"];
            counts.TryUpdate("a", n + 1, n);
        }

        Go.Threads(Work, Work);
        Go.Check(counts["a"] == 2, $"lost update: {counts["a"]}");
    }

    [Correct]
    public static void TryUpdateInALoop()
    {
        var counts = new ConcurrentDictionary<string, int> { ["a"] = 0 };
        void Work()
        {
            int n;
            do
            {
                n = counts["a"];
            }
            while (!counts.TryUpdate("a", n + 1, n));
        }

        Go.Threads(Work, Work);
        Go.Check(counts["a"] == 2, $"{counts["a"]}");
    }

    /// <summary>The dictionary is safe, the list inside it is not.</summary>
    [Buggy(Kind.UnsafeCollection)]
    public static void ListInsideADictionary()
    {
        var groups = new ConcurrentDictionary<string, List<int>>();
        Go.Threads(() => groups.GetOrAdd("a", _ => []).Add(1), () => groups.GetOrAdd("a", _ => []).Add(2));
        Go.Check(groups["a"].Count == 2, $"{groups["a"].Count}");
    }

    [Buggy(Kind.Exception)]
    public static void KeyRemovedInBetween()
    {
        var names = new ConcurrentDictionary<int, string> { [1] = "a" };
        Go.Threads(
            () => names.TryRemove(1, out _),
            () =>
            {
                if (names.ContainsKey(1))
                {
                    Go.Use(names[1]);
                }
            });
    }

    [Correct]
    public static void ReferencePublishedThroughADictionary()
    {
        var shared = new ConcurrentDictionary<int, int[]>();
        Go.Threads(
            () =>
            {
                int[] data = [0];
                data[0] = 7;
                shared[1] = data;
            },
            () =>
            {
                if (shared.TryGetValue(1, out int[]? data))
                {
                    Go.Check(data[0] == 7, "not seen");
                }
            });
    }

    [Correct]
    public static void QueueIsFirstInFirstOut()
    {
        var queue = new ConcurrentQueue<int>();
        var seen = new List<int>();
        Go.Threads(
            () =>
            {
                queue.Enqueue(1);
                queue.Enqueue(2);
            },
            () =>
            {
                while (seen.Count < 2)
                {
                    if (queue.TryDequeue(out int item))
                    {
                        seen.Add(item);
                    }
                    else
                    {
                        Thread.Yield();
                    }
                }
            });
        Go.Check(seen.SequenceEqual([1, 2]), string.Join(",", seen));
    }

    [Buggy(Kind.Exception)]
    public static void EmptyTestedBeforeDequeue()
    {
        var queue = new ConcurrentQueue<int>([1]);
        void Work()
        {
            if (!queue.IsEmpty)
            {
                Go.Check(queue.TryDequeue(out _), "empty after all");
            }
        }

        Go.Threads(Work, Work);
    }

    /// <summary>An object handed over through a queue belongs to who takes it.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void ChangedAfterEnqueue()
    {
        var queue = new ConcurrentQueue<int[]>();
        Go.Threads(
            () =>
            {
                int[] data = [1];
                queue.Enqueue(data);
                data[0] = 2;
            },
            () =>
            {
                if (queue.TryDequeue(out int[]? data))
                {
                    Go.Check(data[0] == 1, "changed");
                }
            });
    }

    [Correct]
    public static void StackPushAndPop()
    {
        var stack = new ConcurrentStack<int>();
        int sum = 0;
        void Work(int value)
        {
            stack.Push(value);
            if (stack.TryPop(out int got))
            {
                Interlocked.Add(ref sum, got);
            }
        }

        Go.Threads(() => Work(1), () => Work(2));
        Go.Check(sum == 3 && stack.IsEmpty, $"{sum}");
    }

    [Buggy(Kind.Exception)]
    public static void PeekThenPop()
    {
        var stack = new ConcurrentStack<int>([1]);
        Go.Threads(
            () =>
            {
                stack.TryPeek(out int seen);
                stack.TryPop(out int popped);
                Go.Check(seen == popped, $"saw {seen}, got {popped}");
            },
            () => stack.Push(2));
    }

    [Correct]
    public static void BagCounts()
    {
        var bag = new ConcurrentBag<int>();
        Go.Threads(() => bag.Add(1), () => bag.Add(2));
        Go.Check(bag.Count == 2 && bag.Sum() == 3, $"{bag.Count}");
    }

    [Buggy(Kind.Exception)]
    public static void BagCountedThenTaken()
    {
        var bag = new ConcurrentBag<int>([1]);
        void Work()
        {
            if (bag.Count > 0)
            {
                Go.Check(bag.TryTake(out _), "empty after all");
            }
        }

        Go.Threads(Work, Work);
    }

    /// <summary>Enumerating a concurrent queue while it grows is a snapshot, not an error.</summary>
    [Correct]
    public static void EnumeratedWhileGrowing()
    {
        var queue = new ConcurrentQueue<int>([1]);
        Go.Threads(
            () => queue.Enqueue(2),
            () =>
            {
                int count = 0;
                foreach (int i in queue)
                {
                    count++;
                }

                Go.Check(count is 1 or 2, $"{count}");
            });
    }
}
