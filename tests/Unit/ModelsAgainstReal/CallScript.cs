namespace Unit.ModelsAgainstReal;

/// <summary>Calls of several threads on one object of a primitive.</summary>
/// <param name="Primitive">Its name in tests/Corpus/Calls.</param>
/// <param name="Setup">Chooses the constructor's arguments.</param>
/// <param name="Calls">Numbers of the calls of each thread; a number too large stands for its remainder.</param>
internal sealed record CallScript(string Primitive, int Setup, int[][] Calls)
{
    /// <summary>What was never returned from.</summary>
    public const string Blocked = "blocked";

    /// <summary>Without one call, or with the simplest setup: what a counter-example is reduced to.</summary>
    public IEnumerable<CallScript> Smaller()
    {
        if (Setup > 0)
        {
            yield return this with { Setup = 0 };
        }

        for (int thread = 0; thread < Calls.Length && Calls.Sum(c => c.Length) > 1; thread++)
        {
            for (int call = 0; call < Calls[thread].Length; call++)
            {
                int[] fewer = [.. Calls[thread][..call], .. Calls[thread][(call + 1)..]];
                int[][] all = [.. Calls[..thread], fewer, .. Calls[(thread + 1)..]];
                yield return this with { Calls = [.. all.Where(c => c.Length > 0)] };
            }
        }
    }

    /// <summary>Each call alone.</summary>
    public static IEnumerable<CallScript> Singles(string primitive) =>
        CorpusCalls.Names(primitive, 0).Select((_, call) => new CallScript(primitive, 0, [[call]]));

    /// <summary>The numbers within the table.</summary>
    public int[][] Within(int count) => [.. Calls.Select(thread => thread.Select(c => c % count).ToArray())];

    /// <summary>Room for the results; null stands for a call that has not returned.</summary>
    public string?[][] Results() => [.. Calls.Select(thread => new string?[thread.Length])];

    /// <summary>An outcome as text: each thread's results up to the call that it never returned from.</summary>
    public static string Outcome(string?[][] results) => string.Join(" | ", results.Select(Thread));

    public override string ToString()
    {
        string[] names = CorpusCalls.Names(Primitive, Setup);
        return $"{Primitive} (setup {Setup}): {string.Join(" | ", Within(names.Length).Select(t => string.Join(", ", t.Select(c => names[c]))))}";
    }

    private static string Thread(string?[] results)
    {
        int returned = Array.FindIndex(results, r => Volatile.Read(ref r) is null);
        return returned < 0 ? string.Join(", ", results) : string.Join(", ", results[..returned].Append(Blocked));
    }
}
