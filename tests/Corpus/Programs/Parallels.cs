using System.Collections.Concurrent;

namespace Corpus;

/// <summary>Parallel.For, ForEach, ForEachAsync, Invoke.</summary>
public static class Parallels
{
    [Correct]
    public static void ForInterlocked()
    {
        int n = 0;
        Parallel.For(0, 4, _ => Interlocked.Increment(ref n));
        Go.Check(n == 4, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void ForPlain()
    {
        int n = 0;
        Parallel.For(0, 4, _ => n++);
        Go.Check(n == 4, $"lost update: {n}");
    }

    [Correct]
    public static void ForWithLocals()
    {
        int sum = 0;
        Parallel.For(0, 4, () => 0, (i, _, local) => local + i, local => Interlocked.Add(ref sum, local));
        Go.Check(sum == 6, $"{sum}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void ForWithLocalsAddedPlainly()
    {
        int sum = 0;
        Parallel.For(0, 4, () => 0, (i, _, local) => local + i, local => sum += local);
        Go.Check(sum == 6, $"lost update: {sum}");
    }

    [Correct]
    public static void ForDisjointElements()
    {
        int[] squares = new int[4];
        Parallel.For(0, 4, i => squares[i] = i * i);
        Go.Check(squares.Sum() == 14, $"{squares.Sum()}");
    }

    [Correct]
    public static void ForEachIntoABag()
    {
        var bag = new ConcurrentBag<int>();
        Parallel.ForEach(new[] { 1, 2, 3 }, bag.Add);
        Go.Check(bag.Sum() == 6, $"{bag.Sum()}");
    }

    [Buggy(Kind.UnsafeCollection)]
    public static void ForEachIntoAList()
    {
        var list = new List<int>();
        Parallel.ForEach(new[] { 1, 2, 3 }, list.Add);
        Go.Check(list.Count == 3, $"{list.Count}");
    }

    [Correct]
    public static void InvokeJoins()
    {
        int a = 0, b = 0;
        Parallel.Invoke(() => a = 1, () => b = 1);
        Go.Check(a + b == 2, "not all done");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static void InvokeInOrder()
    {
        int a = 0;
        Parallel.Invoke(() => a = 1, () => Go.Check(a == 1, "the first has not run"));
    }

    [Correct]
    public static async Task ForEachAsyncUnderLock()
    {
        var gate = new SemaphoreSlim(1, 1);
        int n = 0;
        await Parallel.ForEachAsync(new[] { 1, 2, 3 }, async (i, token) =>
        {
            await gate.WaitAsync(token);
            n += i;
            await Task.Yield();
            gate.Release();
        });
        Go.Check(n == 6, $"{n}");
    }

    [Buggy(Kind.Race, Kind.Exception)]
    public static async Task ForEachAsyncPlain()
    {
        int n = 0;
        await Parallel.ForEachAsync(new[] { 1, 2, 3 }, async (i, _) =>
        {
            await Task.Yield();
            n += i;
        });
        Go.Check(n == 6, $"lost update: {n}");
    }

    [Buggy(Kind.Exception)]
    public static void ExceptionOfABody()
    {
        try
        {
            Parallel.For(0, 3, i => Go.Check(i != 1, "one"));
        }
        catch (InvalidOperationException)
        {
            // Never reached: it comes as an AggregateException.
        }
    }

    [Correct]
    public static void ExceptionsGathered()
    {
        bool caught = false;
        try
        {
            Parallel.Invoke(() => throw new FormatException(), () => { });
        }
        catch (AggregateException e) when (e.InnerException is FormatException)
        {
            caught = true;
        }

        Go.Check(caught, "lost");
    }

    /// <summary>Stop lets the iterations that run already run on.</summary>
    [Correct]
    public static void StoppedEarly()
    {
        int found = -1;
        ParallelLoopResult result = Parallel.For(0, 4, (i, state) =>
        {
            if (i == 2)
            {
                Volatile.Write(ref found, i);
                state.Stop();
            }
        });
        Go.Check(found == 2 && !result.IsCompleted, $"{found}");
    }

    [Correct]
    public static void LimitedToOne()
    {
        int n = 0;
        Parallel.For(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 1 }, _ => n++);
        Go.Check(n == 3, $"{n}");
    }
}
