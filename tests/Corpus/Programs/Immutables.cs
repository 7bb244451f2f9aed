using System.Collections.Immutable;

namespace Corpus;

/// <summary>Immutable collections and ImmutableInterlocked.</summary>
public static class Immutables
{
    [Correct]
    public static void UpdatedInterlocked()
    {
        ImmutableList<int> list = [];
        void Work(int value) => ImmutableInterlocked.Update(ref list, (l, v) => l.Add(v), value);

        Go.Threads(() => Work(1), () => Work(2));
        Go.Check(list.Count == 2, $"{list.Count}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void UpdatedByAssignment()
    {
        ImmutableList<int> list = [];
        Go.Threads(() => list = list.Add(1), () => list = list.Add(2));
        Go.Check(list.Count == 2, $"lost update: {list.Count}");
    }

    [Buggy(Kind.Exception)]
    public static void UpdatedByVolatileAssignment()
    {
        ImmutableList<int> list = [];
        void Work(int value) => Volatile.Write(ref list, Volatile.Read(ref list).Add(value));

        Go.Threads(() => Work(1), () => Work(2));
        Go.Check(list.Count == 2, $"lost update: {list.Count}");
    }

    [Correct]
    public static void DictionaryAddOrUpdate()
    {
        ImmutableDictionary<string, int> counts = ImmutableDictionary<string, int>.Empty;
        void Work() => ImmutableInterlocked.AddOrUpdate(ref counts, "a", 1, (_, n) => n + 1);

        Go.Threads(Work, Work);
        Go.Check(counts["a"] == 2, $"{counts["a"]}");
    }

    [Correct]
    public static void GetOrAddGivesOneValue()
    {
        ImmutableDictionary<int, object> cache = ImmutableDictionary<int, object>.Empty;
        object? a = null, b = null;
        Go.Threads(
            () => a = ImmutableInterlocked.GetOrAdd(ref cache, 1, _ => new object()),
            () => b = ImmutableInterlocked.GetOrAdd(ref cache, 1, _ => new object()));
        Go.Check(a is not null && ReferenceEquals(a, b), "two values");
    }

    [Correct]
    public static void ArrayInterlockedExchange()
    {
        ImmutableArray<int> array = [1];
        int sum = 0;
        void Work(int value)
        {
            ImmutableArray<int> old = ImmutableInterlocked.InterlockedExchange(ref array, [value]);
            Interlocked.Add(ref sum, old[0]);
        }

        Go.Threads(() => Work(2), () => Work(4));
        Go.Check(sum + array[0] == 7, $"{sum} + {array[0]}");
    }

    [Correct]
    public static void QueueByInterlocked()
    {
        ImmutableQueue<int> queue = ImmutableQueue<int>.Empty;
        int got = 0;
        Go.Threads(
            () => ImmutableInterlocked.Enqueue(ref queue, 1),
            () =>
            {
                if (ImmutableInterlocked.TryDequeue(ref queue, out int item))
                {
                    got = item;
                }
            });
        Go.Check(got == 1 || !queue.IsEmpty, "lost");
    }

    /// <summary>A builder is not immutable.</summary>
    [Buggy(Kind.UnsafeCollection, Kind.Exception)]
    public static void BuilderShared()
    {
        ImmutableList<int>.Builder builder = ImmutableList.CreateBuilder<int>();
        int rounds = 0;
        void Work()
        {
            builder.Add(builder.Count);
            Interlocked.Increment(ref rounds);
        }

        Go.Threads(Work, Work);
        Go.Check(builder.Count == 2 && builder[0] != builder[1], "two of one number");
    }
}
