using System.Globalization;
using System.Text.RegularExpressions;

namespace Interleave.Rendering;

/// <summary>A thread that could not go on, as a finding's details tell it (Runtime.WaitText).</summary>
/// <param name="Thread">Its id.</param>
/// <param name="Wait">What it waits to do: <c>waits to acquire Bank._gate#3, held by T2 bob</c>.</param>
/// <param name="Place">Where.</param>
/// <param name="Holders">Ids of the threads that hold it up.</param>
internal sealed partial record Waiter(int Thread, string Wait, string Place, IReadOnlyList<int> Holders)
{
    private const string HeldBy = ", held by ";
    private const string Until = ", until ";

    /// <summary>The waiters among a finding's details; lines of any other form are passed over.</summary>
    internal static IReadOnlyList<Waiter> Of(IReadOnlyList<string> details)
    {
        var waiters = new List<Waiter>();
        foreach (string line in details)
        {
            // Names of locks and tasks may hold anything, " at " too: the place is what follows the last one.
            int holds = line.IndexOf("; holds ", StringComparison.Ordinal);
            Match match = WaitLine().Match(holds < 0 ? line : line[..holds]);
            if (match.Success)
            {
                string wait = match.Groups["wait"].Value;
                int until = wait.LastIndexOf(Until, StringComparison.Ordinal);
                int heldBy = wait.LastIndexOf(HeldBy, StringComparison.Ordinal);
                IEnumerable<int> holders = heldBy < 0 ? [] : HolderName().Matches(wait[(heldBy + HeldBy.Length)..(until > heldBy ? until : wait.Length)]).Select(m => Id(m.Groups["id"].Value));
                waiters.Add(new Waiter(Id(match.Groups["thread"].Value), wait, match.Groups["place"].Value, [.. holders]));
            }
        }

        return waiters;
    }

    /// <summary>Threads that each wait for the next, the last one for the first; empty when there is no such circle.</summary>
    internal static IReadOnlyList<int> Cycle(IReadOnlyList<Waiter> waiters)
    {
        foreach (Waiter start in waiters)
        {
            var path = new List<int>();
            if (Reaches(start.Thread, start.Thread, waiters, path))
            {
                return path;
            }
        }

        return [];
    }

    private static bool Reaches(int from, int goal, IReadOnlyList<Waiter> waiters, List<int> path)
    {
        path.Add(from);
        foreach (int holder in waiters.FirstOrDefault(w => w.Thread == from)?.Holders ?? [])
        {
            if (holder == goal || (!path.Contains(holder) && Reaches(holder, goal, waiters, path)))
            {
                return true;
            }
        }

        path.RemoveAt(path.Count - 1);
        return false;
    }

    private static int Id(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^T(?<thread>\d{1,9})\b.*? (?<wait>waits (to|for) .*) at (?<place>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WaitLine();

    [GeneratedRegex(@"(^| and )T(?<id>\d+)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HolderName();
}
