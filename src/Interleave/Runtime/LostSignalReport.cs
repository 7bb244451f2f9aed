namespace Interleave.Runtime;

/// <summary>Tells a deadlock that a lost signal made from any other.</summary>
internal static class LostSignalReport
{
    /// <summary>
    /// A lost wake-up, when every thread that is stuck waits for a signal that was lost, or for a thread that does. With
    /// any other wait among them the lost signal may be beside the point: then it is only told in the details.
    /// </summary>
    /// <param name="stuck">Every thread that has not ended; none can go on.</param>
    /// <param name="details">Who waits for what; lost signals are added.</param>
    /// <returns>The draft; null when it is an ordinary deadlock.</returns>
    internal static FindingDraft? For(IReadOnlyList<LogicalThread> stuck, List<string> details)
    {
        LogicalThread[] missing = [.. stuck.Where(Misses)];
        foreach (Resource resource in stuck.Select(t => t.Pending.Resource!).Where(r => r.Lost.By is not null).Distinct())
        {
            details.Add($"signal lost: {resource.Lost.By} {Told(resource)}");
        }

        if (missing.Length == 0 || !stuck.All(t => missing.Contains(t) || WaitsForOneOf(t, missing)))
        {
            return null;
        }

        LogicalThread first = missing[0];
        Resource on = first.Pending.Resource!;
        var places = new SortedSet<string>(StringComparer.Ordinal);
        foreach (LogicalThread thread in missing)
        {
            places.Add(SiteTable.Get(thread.Pending.Site).Place);
            places.Add(SiteTable.Get(thread.Pending.Resource!.Lost.Site).Place);
        }

        string others = missing.Length == 1 ? "" : $" ({missing.Length} threads wait for lost signals)";
        return new(
            FindingKind.LostWakeup,
            $"Lost wake-up: {first} waits for {on} for ever; {on.Lost.By} {Told(on)}.{others}",
            string.Join(", ", places),
            FindingDraft.Trim(details));
    }

    private static string Told(Resource resource) =>
        $"gave its signal to {resource} at {SiteTable.Get(resource.Lost.Site)} {resource.Lost.Why}";

    private static bool Misses(LogicalThread thread) =>
        thread.Pending.Resource is { Lost.By: { } by } resource && !ReferenceEquals(by, thread) && resource.IsSignalMissedBy(thread);

    private static bool WaitsForOneOf(LogicalThread thread, LogicalThread[] missing)
    {
        var seen = new HashSet<LogicalThread> { thread };
        var open = new Queue<LogicalThread>([thread]);
        var needed = new List<LogicalThread>();
        while (open.TryDequeue(out LogicalThread? next))
        {
            needed.Clear();
            next.Pending.Resource?.AddNeeded(next, needed);
            foreach (LogicalThread other in needed.Where(n => !n.IsFinished && seen.Add(n)))
            {
                if (missing.Contains(other))
                {
                    return true;
                }

                open.Enqueue(other);
            }
        }

        return false;
    }
}
