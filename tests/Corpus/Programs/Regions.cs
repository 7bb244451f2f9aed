using System.Collections.Concurrent;
using Interleave;

namespace Corpus;

/// <summary>Regions declared by Atomic.Region: each access is synchronised, the region as a whole is or is not.</summary>
public static class Regions
{
    /// <summary>Tested under one hold of the lock, changed under the next.</summary>
    [Buggy(Kind.Atomicity)]
    public static void WithdrawInTwoSections()
    {
        var gate = new object();
        int balance = 10;
        void Withdraw(int amount)
        {
            using (Atomic.Region("withdraw"))
            {
                int seen;
                lock (gate)
                {
                    seen = balance;
                }

                lock (gate)
                {
                    balance = seen - amount;
                }
            }
        }

        Go.Threads(() => Withdraw(3), () => Withdraw(4));
    }

    [Correct]
    public static void WithdrawInOneSection()
    {
        var gate = new object();
        int balance = 10;
        void Withdraw(int amount)
        {
            using (Atomic.Region("withdraw"))
            {
                lock (gate)
                {
                    balance -= amount;
                }
            }
        }

        Go.Threads(() => Withdraw(3), () => Withdraw(4));
        Go.Check(balance == 3, $"{balance}");
    }

    [Buggy(Kind.Atomicity)]
    public static void ReadThenWriteOfAVolatile()
    {
        int next = 0;
        void Take() => Atomic.Region("next", () => Volatile.Write(ref next, Volatile.Read(ref next) + 1));
        Go.Threads(Take, Take);
    }

    [Correct]
    public static void OneInterlockedStep()
    {
        int next = 0;
        void Take() => Atomic.Region("next", () => Interlocked.Increment(ref next));
        Go.Threads(Take, Take);
        Go.Check(next == 2, $"{next}");
    }

    /// <summary>Two values that belong together, read one after the other while somebody changes both.</summary>
    [Buggy(Kind.Atomicity)]
    public static void SnapshotOfTwoValues()
    {
        int low = 0, high = 0;
        Go.Threads(
            () => Atomic.Region("snapshot", () => Go.Use(Volatile.Read(ref low) + Volatile.Read(ref high))),
            () => Atomic.Region("move", () =>
            {
                Volatile.Write(ref low, 1);
                Volatile.Write(ref high, 1);
            }));
    }

    /// <summary>The lock is taken inside of the region, and other work is none of its business.</summary>
    [Correct]
    public static void OthersWorkElsewhere()
    {
        var gate = new object();
        int mine = 0, other = 0;
        Go.Threads(
            () =>
            {
                using (Atomic.Region("mine"))
                {
                    Interlocked.Increment(ref mine);
                    lock (gate)
                    {
                        mine++;
                    }
                }
            },
            () =>
            {
                lock (gate)
                {
                    other++;
                }

                Interlocked.Increment(ref other);
            });
        Go.Check(mine == 2 && other == 2, $"{mine} {other}");
    }

    [Correct]
    public static void UpdateInOneCallOfATable()
    {
        var counts = new ConcurrentDictionary<string, int>();
        void Count() => Atomic.Region("count", () => counts.AddOrUpdate("a", 1, (_, n) => n + 1));
        Go.Threads(Count, Count);
        Go.Check(counts["a"] == 2, $"{counts["a"]}");
    }
}
