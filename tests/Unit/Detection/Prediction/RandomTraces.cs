using System.Text;

namespace Unit.Detection.Prediction;

/// <summary>Well-formed random traces: every lock is free when taken, threads 1 and 2 are made by 0 and may be joined.</summary>
internal static class RandomTraces
{
    /// <summary>A trace in the words of <see cref="ActionTraces"/>.</summary>
    public static string Next(Random random, int length, bool sharedLocks)
    {
        var text = new StringBuilder("0f1 0f2 1b 2b");
        var held = new List<(int Thread, char Lock, bool Shared)>();
        bool[] ended = new bool[3];
        for (int i = 0; i < length; i++)
        {
            int thread = ended[1] && ended[2] ? 0 : random.Next(3);
            if (ended[thread])
            {
                continue;
            }

            text.Append(Word(random, thread, held, ended, sharedLocks));
        }

        return text.ToString();
    }

    private static string Word(Random random, int thread, List<(int Thread, char Lock, bool Shared)> held, bool[] ended, bool sharedLocks)
    {
        char gate = "mn"[random.Next(2)];
        bool shared = sharedLocks && random.Next(2) == 0;
        bool owns = held.Exists(h => h.Thread == thread);
        switch (random.Next(10))
        {
            case <= 2 when !held.Exists(h => h.Lock == gate && (h.Thread == thread || !shared || !h.Shared)):
                held.Add((thread, gate, shared));
                return $" {thread}{(shared ? "s+" : "+")}:{gate}";
            case <= 4 when owns:
                (int Thread, char Lock, bool Shared) last = held.FindLast(h => h.Thread == thread);
                held.Remove(last);
                return $" {thread}=:{last.Lock}";
            case 5:
                return $" {thread}{(random.Next(3) == 0 ? "!" : "?")}:s";
            case 6 when thread != 0 && !owns && random.Next(2) == 0:
                ended[thread] = true;
                return $" {thread}e" + (random.Next(2) == 0 ? $" 0j{thread}" : "");
            default:
                return $" {thread}{"rrwwRWU"[random.Next(7)]}:{"xy"[random.Next(2)]}";
        }
    }
}
