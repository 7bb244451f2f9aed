using System.Collections;
using System.Collections.ObjectModel;
using System.Text;

namespace Unit.Rewriting.Fixtures;

/// <summary>Collections shared in ways that are right: no schedule of these may show a finding.</summary>
public static class SafeCollections
{
    private static readonly Dictionary<string, int> s_table = MakeTable();
    private static readonly object s_gate = new();

    [ThreadStatic]
    private static List<int>? t_own;

    public static void GuardedByLock()
    {
        var list = new List<int>();
        Twice(() =>
        {
            lock (s_gate)
            {
                list.Add(1);
                foreach (int item in list)
                {
                    _ = item;
                }

                _ = list.Select(x => x + 1).ToArray();
            }
        });
        Require(list.Count == 2, "count");
    }

    public static void GuardedByReaderWriterLock()
    {
        var map = new Dictionary<int, int>();
        var gate = new ReaderWriterLockSlim();
        Both(
            () =>
            {
                gate.EnterWriteLock();
                map[1] = 1;
                gate.ExitWriteLock();
            },
            () =>
            {
                gate.EnterReadLock();
                map.TryGetValue(1, out _);
                gate.ExitReadLock();
            });
    }

    public static void GuardedBySemaphore()
    {
        var queue = new Queue<int>();
        var gate = new SemaphoreSlim(1);
        Twice(() =>
        {
            gate.Wait();
            queue.Enqueue(1);
            gate.Release();
        });
        Require(queue.Count == 2, "count");
    }

    public static void ReadByMany()
    {
        var map = new Dictionary<int, string> { [1] = "a" };
        var list = new List<int> { 1, 2 };
        Twice(() =>
        {
            _ = map[1] + list.Count + list.Sum() + string.Concat(map.Values);
            foreach (int item in (IEnumerable<int>)list)
            {
                _ = item;
            }
        });
    }

    public static void StaticTable() => Twice(() => Require(s_table["b"] == 2 && s_table.Count == 2, "table"));

    public static void FilledBeforeStart()
    {
        var list = new List<int>();
        list.Add(1);
        Twice(() => Require(list.Contains(1), "contains"));
        list.Add(2);
    }

    public static void GivenToTaskAndBack()
    {
        var list = new List<int> { 1 };
        Task<List<int>> task = Task.Run(() =>
        {
            list.Add(2);
            return list;
        });
        task.Result.Add(3);
        Require(list.Count == 3, "count");
    }

    public static async Task GivenThroughAwaits()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 3; i++)
        {
            await Task.Run(() => text.Append('x')).ConfigureAwait(false);
            text.Append('y');
        }

        Require(text.ToString() == "xyxyxy", "text");
    }

    public static void PublishedByVolatile()
    {
        var box = new Box();
        Both(
            () =>
            {
                var list = new List<int>();
                list.Add(7);
                box.Published = list;
            },
            () =>
            {
                if (box.Published is { } seen)
                {
                    Require(seen[0] == 7, "published");
                }
            });
    }

    public static void CopiedOnWrite()
    {
        var box = new Box { Published = [] };
        Twice(() =>
        {
            lock (s_gate)
            {
                box.Published = [.. box.Published!, 1];
            }

            foreach (int item in box.Published!)
            {
                _ = item;
            }
        });
    }

    public static void OnePerThread() => Twice(() =>
    {
        t_own ??= [];
        t_own.Add(1);
        Require(t_own.Count == 1, "own");
    });

    public static void OneEach() => Twice(() =>
    {
        var own = new List<int>();
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++)
        {
            own.Add(i);
            text.Append(i);
        }

        Require(own.Sum() == 190 && text.Length == 30, "own");
    });

    public static void HashtableReadersBesideOneWriter()
    {
        var table = new Hashtable();
        Both(
            () => table["a"] = new List<int> { 1, 2 },
            () =>
            {
                // What a reader finds is complete.
                if (table["a"] is List<int> { Count: var count })
                {
                    Require(count == 2, "published through the table");
                }

                _ = table.ContainsKey("a");
            });
    }

    public static void SynchronizedWrappers()
    {
        ArrayList list = ArrayList.Synchronized([]);
        Hashtable table = Hashtable.Synchronized([]);
        Queue queue = Queue.Synchronized(new Queue());
        Both(
            () =>
            {
                list.Add(1);
                table[1] = 1;
                queue.Enqueue(1);
            },
            () =>
            {
                list.Add(2);
                table[2] = 1;
                queue.Enqueue(1);
            });
        Require(list.Count == 2 && table.Count == 2 && queue.Count == 2, "count");
    }

    public static void SharedRandom() => Twice(() => _ = Random.Shared.Next());

    public static void ItemsOfALinkedList()
    {
        var list = new LinkedList<int>([1, 2]);
        LinkedListNode<int> first = list.First!;
        LinkedListNode<int> last = list.Last!;
        Both(() => first.Value = 3, () => last.Value = 4);
    }

    public static void PartsWithoutContents()
    {
        var map = new Dictionary<int, int> { [1] = 1 };
        Both(
            () => map[1] = 2,
            () =>
            {
                _ = map.Keys;
                _ = map.Comparer;
                _ = ((ICollection)map).SyncRoot;
                _ = new ReadOnlyDictionary<int, int>(map);
                _ = map.Where(p => p.Value > 0);
                _ = map.GetHashCode();
            });
    }

    public static void QueryMadeOutsideRunInside()
    {
        var list = new List<int> { 1 };
        IEnumerable<int> query = list.Where(x => x > 0).OrderBy(x => x);
        Twice(() =>
        {
            lock (s_gate)
            {
                list.Add(2);
                Require(query.First() == 1, "first");
            }
        });
    }

    public static void ScansOfALongList()
    {
        var list = new List<int>(Enumerable.Range(0, 300));
        var done = new ManualResetEventSlim();
        Both(
            () =>
            {
                int sum = 0;
                for (int i = 0; i < list.Count; i++)
                {
                    sum += list[i];
                }

                Require(sum == 44_850, "sum");
                done.Set();
            },
            () => Require(done.Wait(TimeSpan.FromMinutes(1)), "a scan is no wait: time must not pass"));
    }

    public static void RentedBuffers()
    {
        Twice(() =>
        {
            for (int i = 0; i < 2; i++)
            {
                byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(50 + i);
                buffer[1] = 7;
                Require(buffer is { Length: 64, } && buffer[1] == 7, "own buffer");
                System.Buffers.ArrayPool<byte>.Shared.Return(buffer, clearArray: i == 1);
            }
        });
    }

    public static void BufferHandedOverAndReturnedThere()
    {
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(16);
        buffer[0] = 1;
        Task.Run(() =>
        {
            Require(buffer[0] == 1, "handed over");
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }).Wait();
        byte[] again = System.Buffers.ArrayPool<byte>.Shared.Rent(16);
        Require(ReferenceEquals(again, buffer) && again[0] == 1, "the same buffer, as it was left");
        System.Buffers.ArrayPool<byte>.Shared.Return(again);
    }

    public static void OverriddenMembers()
    {
        Random random = new LockedRandom(5);
        Stream stream = new LockedStream();
        Twice(() =>
        {
            _ = random.Next();
            stream.Write([1, 2], 0, 2);
        });
    }

    internal static void Both(Action first, Action second)
    {
        var a = new Thread(() => first());
        var b = new Thread(() => second());
        a.Start();
        b.Start();
        a.Join();
        b.Join();
    }

    private static void Twice(Action action) => Both(action, action);

    private static Dictionary<string, int> MakeTable()
    {
        var table = new Dictionary<string, int>();
        table.Add("a", 1);
        table["b"] = 2;
        return table;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException(what);
        }
    }

    private sealed class LockedRandom(int seed) : Random(seed)
    {
        public override int Next()
        {
            lock (this)
            {
                return base.Next();
            }
        }
    }

    private sealed class LockedStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            lock (this)
            {
                base.Write(buffer, offset, count);
            }
        }
    }

    private sealed class Box
    {
        private volatile List<int>? _published;

        public List<int>? Published
        {
            get => _published;
            set => _published = value;
        }
    }
}
