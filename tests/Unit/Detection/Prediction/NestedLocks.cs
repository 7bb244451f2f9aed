namespace Unit.Detection.Prediction;

/// <summary>Random traces of threads that take two of three locks, one inside the other, with accesses in between.</summary>
internal static class NestedLocks
{
    /// <summary>A trace in the words of <see cref="ActionTraces"/>; some end early, in a deadlock.</summary>
    public static string Next(Random random, bool sharedLocks)
    {
        Queue<string>[] threads = [.. Enumerable.Range(1, 2 + random.Next(2)).Select(t => new Queue<string>(Body(random, t, sharedLocks)))];
        var held = new List<(char Thread, char Lock, bool Shared)>();
        var trace = new List<string>();
        while (true)
        {
            Queue<string>[] ready = [.. threads.Where(t => t.Count > 0 && CanGoOn(t.Peek(), held))];
            if (ready.Length == 0)
            {
                return string.Join(' ', trace);
            }

            string word = ready[random.Next(ready.Length)].Dequeue();
            trace.Add(word);
            if (word.Contains('+'))
            {
                held.Add((word[0], word[^1], word[1] == 's'));
            }
            else if (word[1] == '=')
            {
                held.RemoveAt(held.FindIndex(h => h.Thread == word[0] && h.Lock == word[^1]));
            }
        }
    }

    private static bool CanGoOn(string word, List<(char Thread, char Lock, bool Shared)> held) =>
        !word.Contains('+') || !held.Exists(h => h.Lock == word[^1] && (word[1] != 's' || !h.Shared));

    private static IEnumerable<string> Body(Random random, int thread, bool sharedLocks)
    {
        int outer = random.Next(3);
        int inner = (outer + 1 + random.Next(2)) % 3;
        foreach ((string action, int gate) in new[] { ("+", outer), ("+", inner), ("=", inner), ("=", outer) })
        {
            if (random.Next(4) == 0)
            {
                yield return $"{thread}{"rw"[random.Next(2)]}:x";
            }

            string shared = action == "+" && sharedLocks && random.Next(3) == 0 ? "s" : "";
            yield return $"{thread}{shared}{action}:{"lmn"[gate]}";
        }
    }
}
