using System.Collections.Concurrent;

namespace Corpus;

/// <summary>BlockingCollection.</summary>
public static class BlockingCollections
{
    [Correct]
    public static void HandsOver()
    {
        using var items = new BlockingCollection<int[]>();
        Go.Threads(
            () =>
            {
                int[] data = [0];
                data[0] = 7;
                items.Add(data);
            },
            () => Go.Check(items.Take()[0] == 7, "not seen"));
    }

    [Correct]
    public static void ConsumedUntilComplete()
    {
        using var items = new BlockingCollection<int>(boundedCapacity: 1);
        int sum = 0;
        Go.Threads(
            () =>
            {
                items.Add(1);
                items.Add(2);
                items.CompleteAdding();
            },
            () =>
            {
                foreach (int i in items.GetConsumingEnumerable())
                {
                    sum += i;
                }
            });
        Go.Check(sum == 3 && items.IsCompleted, $"{sum}");
    }

    [Buggy(Kind.Deadlock)]
    public static void NeverCompleted()
    {
        using var items = new BlockingCollection<int>();
        Go.Threads(
            () => items.Add(1),
            () =>
            {
                foreach (int i in items.GetConsumingEnumerable())
                {
                }
            });
    }

    [Buggy(Kind.Exception)]
    public static void AddAfterComplete()
    {
        using var items = new BlockingCollection<int>();
        Go.Threads(() => items.Add(1), items.CompleteAdding);
    }

    /// <summary>Two consumers both see one item and both Take.</summary>
    [Buggy(Kind.Deadlock)]
    public static void CountTestedBeforeTake()
    {
        using var items = new BlockingCollection<int>();
        items.Add(1);
        void Consume()
        {
            if (items.Count > 0)
            {
                items.Take();
            }
        }

        Go.Threads(Consume, Consume);
    }

    [Correct]
    public static void TryTakeInstead()
    {
        using var items = new BlockingCollection<int>();
        items.Add(1);
        int got = 0;
        void Consume()
        {
            if (items.TryTake(out _))
            {
                Interlocked.Increment(ref got);
            }
        }

        Go.Threads(Consume, Consume);
        Go.Check(got == 1, $"{got}");
    }

    /// <summary>Take of a completed collection throws.</summary>
    [Buggy(Kind.Exception)]
    public static void TakeAfterComplete()
    {
        using var items = new BlockingCollection<int>();
        Go.Threads(items.CompleteAdding, () => items.Take());
    }

    /// <summary>Fills a bounded collection before anybody consumes.</summary>
    [Buggy(Kind.Deadlock)]
    public static void FilledBeforeItIsConsumed()
    {
        using var items = new BlockingCollection<int>(1);
        Go.Threads(() =>
        {
            items.Add(1);
            items.Add(2);
            items.Take();
            items.Take();
        });
    }
}
