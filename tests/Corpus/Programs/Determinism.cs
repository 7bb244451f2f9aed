using System.Security.Cryptography;

namespace Corpus;

/// <summary>Randomness, identities, hash codes: different between executions, equal in the replay of one.</summary>
public static class Determinism
{
    private const string OneThread = "one thread draws: there is one schedule, and dfs runs it once";

    /// <summary>Found by a draw of the schedule; the finding stands only if its replay draws the same.</summary>
    [Buggy(Kind.Exception)]
    [MayMiss("dfs:2", OneThread)]
    public static void RandomDraws7()
    {
        int x = Random.Shared.Next(50);
        Go.Check(x != 7, "drew 7");
    }

    [Buggy(Kind.Exception)]
    [MayMiss("dfs:2", OneThread)]
    public static void GuidBeginsWith7() => Go.Check(Guid.NewGuid().ToByteArray()[0] % 64 != 7, "begins with 7");

    [Buggy(Kind.Exception)]
    [MayMiss("dfs:2", OneThread)]
    public static void NewRandomDraws3()
    {
        var random = new Random();
        Go.Check(random.Next(20) != 3, "drew 3");
    }

    [Buggy(Kind.Exception)]
    [MayMiss("dfs:2", OneThread)]
    public static void CryptographicBytes() => Go.Check(RandomNumberGenerator.GetInt32(30) != 3, "drew 3");

    [Correct]
    public static void SeededRandomIsWhatItIs()
    {
        int a = new Random(42).Next(1_000), b = new Random(42).Next(1_000);
        Go.Threads(() => Go.Check(new Random(42).Next(1_000) == a, "differs"));
        Go.Check(a == b, "differs");
    }

    [Correct]
    public static void GuidsDiffer()
    {
        Guid a = default, b = default;
        Go.Threads(() => a = Guid.NewGuid(), () => b = Guid.NewGuid());
        Go.Check(a != b, "one guid twice");
    }

    /// <summary>The order of a set of strings is random in each process; it must be one and the same in the replay.</summary>
    [Buggy(Kind.Race, Kind.Exception)]
    public static void OrderOfStringsDecides()
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "a", "b", "c" };
        int hash = 0;
        foreach (string name in names)
        {
            hash = (hash * 31) + name.GetHashCode();
        }

        int turns = 1 + (int)((uint)hash % 3);
        int n = 0;
        void Work()
        {
            for (int i = 0; i < turns; i++)
            {
                n++;
            }
        }

        Go.Threads(Work, Work);
        Go.Check(n == 2 * turns, $"lost update: {n}");
    }

    [Correct]
    public static void ObjectHashCodesAreStable()
    {
        object a = new();
        int hash = a.GetHashCode();
        Go.Threads(() => Go.Check(a.GetHashCode() == hash, "changed"), () => Go.Check(HashCode.Combine(1, hash) == HashCode.Combine(1, hash), "changed"));
    }

    [Correct]
    public static void TicksGoForward()
    {
        long before = Environment.TickCount64;
        Thread.Sleep(100);
        Go.Check(Environment.TickCount64 - before >= 100, "too early");
        Go.Check(DateTimeOffset.UtcNow <= DateTimeOffset.UtcNow, "backwards");
    }

    /// <summary>One number for two requests: Random objects of one seed.</summary>
    [Buggy(Kind.Exception)]
    public static void OneSeedForTwo()
    {
        int[] ids = new int[2];
        Go.Threads(() => ids[0] = new Random(1).Next(), () => ids[1] = new Random(1).Next());
        Go.Check(ids[0] != ids[1], "one number twice");
    }
}
